// Keeps, for this address and port alone, what every write must bear; then opens the page.
localStorage.setItem("phare-jeton", document.querySelector("meta[name=phare-token]").content);
location.replace("/");
