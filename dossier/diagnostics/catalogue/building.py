"""The output folder, the cache, and the files that pages use."""

EN = {
    "foreign-file": "the output folder holds a file that dossier did not write: “{file}”",
    "foreign-file.hint": "nothing was deleted: move the file away, or choose another folder with --output; names that begin with a dot and CNAME may stay",
    "other-profile": "the output folder “{file}” holds a site of the profile “{found}”, this build is “{wanted}”",
    "other-profile.hint": "choose another folder with --output, so that nothing withheld is published by mistake",
    "output-holds-content": "the output folder “{file}” is, or holds, the content folder",
    "output-holds-content.hint": "choose another folder with --output: a build replaces the whole folder",
    "asset-missing": "no file “{file}” in the assets folder",
    "asset-missing.near": "did you mean “{near}”?",
    "asset-missing.hint": "copy the file to content/assets/, and write its name as it stands there, capitals included",
    "image-metadata": "“{file}” carries metadata (place, camera, author) that could not be taken out",
    "image-metadata.hint": "save the image again as PNG or JPEG without its metadata",
}

FR = {
    "foreign-file": "le répertoire du site contient un fichier que dossier n’a pas écrit : « {file} »",
    "foreign-file.hint": "rien n’a été effacé : déplacez ce fichier, ou choisissez un autre répertoire avec --output ; CNAME et les noms qui commencent par « . » peuvent rester",
    "other-profile": "le répertoire «\xa0{file}\xa0» contient un site du profil «\xa0{found}\xa0», et c’est le profil «\xa0{wanted}\xa0» qui est demandé",
    "other-profile.hint": "choisissez un autre répertoire avec --output, pour ne rien publier de réservé par mégarde",
    "output-holds-content": "le répertoire du site, « {file} », est le répertoire du contenu ou le contient",
    "output-holds-content.hint": "choisissez un autre répertoire avec --output : `dossier build` remplace tout ce que contient ce répertoire",
    "asset-missing": "pas de fichier « {file} » dans le répertoire assets",
    "asset-missing.near": "vouliez-vous dire « {near} » ?",
    "asset-missing.hint": "copiez le fichier dans content/assets/ et écrivez son nom comme il y figure, majuscules comprises",
    "image-metadata": "« {file} » porte des métadonnées (lieu, appareil, auteur) qui n’ont pas pu être ôtées",
    "image-metadata.hint": "enregistrez de nouveau l’image en PNG ou en JPEG, sans ses métadonnées",
}
