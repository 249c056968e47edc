"""What keeps a preview from listening, or makes it heard too far."""

EN = {
    "host-unknown": "“{host}” is no address of this machine",
    "host-unknown.hint": "leave --host out for this machine alone; --host 0.0.0.0 for the whole network",
    "preview-exposed": "whoever reaches this machine over the network can read this preview, with all that the profile “{profile}” shows ({host})",
    "preview-exposed.hint": "leave --host out, and the preview is for this machine alone; --profile public shows only what will be published",
}

FR = {
    "host-unknown": "« {host} » n’est pas une adresse de cette machine",
    "host-unknown.hint": "sans --host, cette machine seule ; avec --host 0.0.0.0, tout le réseau",
    "preview-exposed": "toute personne qui atteint cette machine par le réseau peut lire cet aperçu, avec tout ce que montre le profil «\xa0{profile}\xa0» ({host})",
    "preview-exposed.hint": "sans --host, l’aperçu est pour cette machine seule ; avec --profile public, il ne montre que ce qui sera publié",
}
