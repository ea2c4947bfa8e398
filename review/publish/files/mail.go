package files

import (
	"bytes"
	"fmt"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"

	"phare/review/publish"
)

// mailChannels are the channels that go out as a letter.
var mailChannels = map[string]bool{"newsletter": true, "lettre": true}

// opening are the elements that mail programs show each in their own way, with the style that
// makes them alike: they read no style sheet.
var opening = map[string]string{
	"h2": "font:bold 20px/1.3 Arial,Helvetica,sans-serif;color:#1b1b1f;margin:24px 0 8px", "h3": "font:bold 17px/1.3 Arial,Helvetica,sans-serif;color:#1b1b1f;margin:20px 0 8px",
	"p": "font:16px/1.5 Arial,Helvetica,sans-serif;color:#1b1b1f;margin:0 0 12px", "li": "font:16px/1.5 Arial,Helvetica,sans-serif;color:#1b1b1f;margin:0 0 6px",
	"a": "color:#0a4a9f;text-decoration:underline",
}

var startTag = regexp.MustCompile(`<(h2|h3|p|li|a)\b( [^>]*)?>`)

// MailHTML is a letter as mail programs show it: one table, styles in place, no picture that
// is not asked for, no script, no address that follows who reads.
func MailHTML(m publish.Message) []byte {
	body := startTag.ReplaceAllStringFunc(string(m.HTML), func(tag string) string {
		parts := startTag.FindStringSubmatch(tag)
		return "<" + parts[1] + parts[2] + ` style="` + opening[parts[1]] + `">`
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="fr">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%[1]s</title>
</head>
<body style="margin:0;padding:0;background:#ffffff">
<div style="display:none;max-height:0;overflow:hidden">%[2]s</div>
<table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;width:100%%"><tr><td style="padding:24px 16px">
<h1 style="font:bold 24px/1.25 Arial,Helvetica,sans-serif;color:#1b1b1f;margin:0 0 16px">%[1]s</h1>
%[3]s
<p style="font:14px/1.4 Arial,Helvetica,sans-serif;color:#4a4a55;margin:24px 0 0">%[4]s</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`, m.Title.HTML(), m.Summary.HTML(), strings.TrimSpace(body), m.Publisher.HTML())
	return b.Bytes()
}

// Letter is a letter to be sent, as an unsent message that mail programs open (RFC 5322): text
// and HTML, to the test list first.
func Letter(m publish.Message, test []string) ([]byte, error) {
	var to []string
	for _, t := range test {
		a, err := mail.ParseAddress(t)
		if err != nil {
			return nil, fmt.Errorf("publish.files.test_list : « %s » n’est pas une adresse", publish.NewText(t).Plain())
		}
		to = append(to, a.String())
	}
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	// the same letter gives the same bytes
	if err := parts.SetBoundary("phare-lettre-" + fmt.Sprintf("%x", len(m.HTML)) + "-8f3c"); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		kind    string
		content []byte
	}{{"text/plain", []byte(m.Title.Plain() + "\n\n" + PlainText(m.Markdown))}, {"text/html", MailHTML(m)}} {
		w, err := parts.CreatePart(textproto.MIMEHeader{"Content-Type": {part.kind + "; charset=utf-8"}, "Content-Transfer-Encoding": {"quoted-printable"}})
		if err != nil {
			return nil, err
		}
		q := quotedprintable.NewWriter(w)
		if _, err := q.Write(part.content); err != nil {
			return nil, err
		}
		if err := q.Close(); err != nil {
			return nil, err
		}
	}
	if err := parts.Close(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("X-Unsent: 1\r\n")
	if len(to) > 0 {
		b.WriteString("To: " + strings.Join(to, ",\r\n ") + "\r\n")
	}
	subject := m.Title.Plain()
	if len(to) > 0 {
		subject = "[Essai] " + subject
	}
	b.WriteString("Subject: " + mime.QEncoding.Encode("utf-8", subject) + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" + parts.Boundary() + "\"\r\n\r\n")
	b.Write(body.Bytes())
	return b.Bytes(), nil
}
