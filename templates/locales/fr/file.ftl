# Ce que lit une cliente ou un client à propos d’un fichier. La réponse d’abord.

file-title = Vous avez le certificat en fichier ou en photo ?
file-label = Le PDF, ou une photo ou une capture d’écran du certificat
file-hint = Choisissez-le ou déposez-le ici, 10 Mo au plus. Il est regardé, puis oublié.
file-button = Vérifier le fichier
file-error-page = Erreur : Vérifier un certificat
file-error-none = Choisissez d’abord un fichier.
file-error-several = Il y avait plusieurs fichiers. Choisissez-en un, puis le suivant.
file-error-too-large = Le fichier dépasse 10 Mo, ou il n’est pas arrivé en entier.

file-verdict-active = Ce fichier est authentique et valable
file-verdict-altered = Ce fichier a été modifié
file-verdict-incomplete = Ce fichier n’est pas entier

file-checked = Vérifié le { $moment } ({ $zone }), auprès de l’académie qui l’a délivré.
file-genuine-text = C’est exactement le fichier que l’académie a délivré.
file-genuine-padded = C’est le fichier que l’académie a délivré. Seuls des caractères vides tout à la fin sont différents ; ils ne changent rien.
file-appended = Quelqu’un a ajouté quelque chose au fichier après la signature ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
}). Ce que vous voyez sur ses pages n’est peut-être pas ce qui a été délivré.
file-appended-cut = Le fichier commence par ce que l’académie a signé, mais la suite n’est pas complète : la fin du fichier manque peut-être. Ce que vous voyez sur ses pages n’est peut-être pas ce qui a été délivré.
file-truncated = La fin du fichier manque ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
}). Il a pu être coupé en route.
file-changed = Le fichier porte notre signature, mais son contenu n’est pas ce qui a été signé.
file-broken = Le fichier montre les traces d’un certificat d’ici, mais notre signature y est abîmée ou absente.
file-not-in-record = Le fichier porte notre signature, mais aucune académie d’ici ne l’a délivré.
file-key-stolen = La clé de cette signature a été déclarée volée à partir du { $day }. La personne qui l’a peut faire des fichiers qui ressemblent aux nôtres.
file-cut-off = La fin du fichier manque, il ne prouve donc rien. Il a pu être coupé en route.
file-not-pdf = Ce n’est pas un PDF. Si un certificat est rangé dedans, par exemple dans un ZIP, un e-mail ou un document texte, sortez le PDF et choisissez-le.
file-data = C’est un fichier pour des programmes, par exemple credential.json. Cette page ne le lit pas. Le code du certificat donne la même réponse.
file-encrypted = C’est un PDF verrouillé. Les certificats d’ici ne le sont jamais.
file-signed-by-others = Il est signé, mais pas par nous. Tout le monde peut signer un fichier.
file-unsigned = Il ne porte pas notre signature. Une photo, un scan ou une nouvelle impression d’un certificat ne la porte pas non plus ; cela ne dit donc encore rien de la personne qui fait le soin.

file-original = Il a été fait à partir de ce certificat
file-named = Il nomme ce certificat, mais ce n’est pas le fichier qui a été délivré
file-standing = Aujourd’hui
file-see = Tout voir sur ce certificat

file-advice-code = Écrivez le code du certificat dans le champ de la page d’accueil. Le code donne toujours la bonne réponse.
file-advice-ask = Demandez le fichier tel que l’académie l’a envoyé.
file-advice-altered = Ne vous fiez pas à ce fichier, quoi que disent ses pages.
file-advice-standing = Regardez la page de ce certificat. Elle dit ce qui s’est passé et que faire.

file-technical = Pour les spécialistes
file-technical-text = { $bytes } octets, SHA-256 { $sha }

file-page-title = Ce qu’est ce fichier
file-error-empty = Le fichier choisi est vide. Choisissez-en un autre.
file-error-gone = Cette réponse est oubliée : nous la gardons une heure. Choisissez le fichier encore une fois.
file-verdict-copy = C’est une copie, pas le fichier d’origine
file-verdict-unreadable = On ne peut lire aucun code dans cette image
file-copy-names = Elle nomme ce certificat. Comparez le nom
file-copy-picture = Le motif carré de cette image mène au certificat ci-dessous. Nous ne pouvons pas dire si l’image a été modifiée : ne croyez que ce qui est écrit ici.
file-copy-saved = Un programme a réenregistré ce fichier, comme le font les messageries et les téléphones. Nous ne pouvons pas dire s’il a été modifié : ne croyez que ce qui est écrit ici.
file-unreadable = Cela ne dit rien de la personne qui fait le soin, ni en bien ni en mal.
file-advice-compare = Comparez le nom, le cours et les techniques avec votre copie. S’ils sont différents, ne vous fiez pas à la copie.
file-advice-photo = Refaites la photo : bien de face, avec une bonne lumière et tout le motif carré. Une image qui n’est ni JPEG ni PNG, par exemple HEIC, ne peut pas être lue : enregistrez-la en JPEG, ou faites-en une capture d’écran.
file-verdict-no_word = Ce fichier seul ne nous dit rien
file-verdict-elsewhere = Ce motif mène à un autre site
file-elsewhere = Le motif carré mène à { $host }. Un certificat d’ici mène à { $site }.
file-verdict-no_certificate = Ce motif ne mène à aucun certificat
file-advice-elsewhere = N’allez pas plus loin à cette adresse : ce qui s’y trouve ne vient pas d’ici.
file-verdict-several = Il y a plusieurs certificats dedans
file-several-bad = Les certificats ne sont pas tous en règle aujourd’hui
file-several = Nous ne pouvons pas dire si ce que vous avez a été modifié. Regardez chaque certificat, comparez le nom et ne croyez que ce qui est écrit ici.
file-several-more = On n’en voit ici que { $count }. Vérifiez les autres par leur code.
file-unnamed = Il porte notre signature, mais un programme l’a réenregistré, comme le font les messageries et les téléphones. Nous ne pouvons dire ni s’il a été modifié, ni de quel certificat il s’agit.
file-copy-linked = Un lien dans ce fichier mène au certificat ci-dessous. Nous ne pouvons pas dire si le fichier a été modifié : ne croyez que ce qui est écrit ici.
