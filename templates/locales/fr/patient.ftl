# Ce que lit une cliente ou un client. Âge de lecture : douze ans ; la réponse d’abord.

patient-home-title = Vérifier un certificat
patient-home-lead = Quelqu’un va vous faire un soin. Voyez ici si sa formation, son assurance et ses autres papiers sont valables aujourd’hui.
patient-code-label = Code du certificat
patient-code-hint = 16 lettres et chiffres en quatre groupes. Les majuscules et les espaces ne comptent pas.
patient-code-button = Vérifier
patient-code-again = Vérifier encore
patient-where-title = Où est le code ?
patient-where-1 = Sur le certificat, près du motif carré : quatre groupes de quatre lettres et chiffres. Demandez à le voir : une bonne praticienne ou un bon praticien le montre volontiers.
patient-where-2 = Ou visez le motif carré avec l’appareil photo de votre téléphone. L’adresse qui s’ouvre doit être celle-ci.
patient-where-3 = Pas de code ? Alors le certificat ne peut pas être vérifié ici. Demandez à l’académie dont il porte le nom.
patient-check-title = Ce que vous verrez
patient-check-1 = À qui est le certificat et ce qu’il veut dire.
patient-check-2 = Qui l’a délivré, quand, et jusqu’à quand il est valable.
patient-check-3 = Quelles techniques, et combien de soins faits sous supervision.
patient-check-4 = Si l’assurance et les autres papiers sont valables aujourd’hui.

patient-mistake-title = Il y a une faute de frappe dans ce code
patient-mistake-hint = Comparez chaque groupe de quatre avec le certificat.
patient-mistake-empty = Rien n’a été écrit.
patient-mistake-length = Un code a { $want } lettres et chiffres. Celui-ci en a { $have }.
patient-mistake-character = « { $found } », à la place { $position }, n’existe dans aucun code.
patient-mistake-check = Une lettre ou un chiffre est faux, ou deux sont inversés. Le code se contrôle lui-même, c’est ainsi que nous le savons.
patient-mistake-means = Ce que cela veut dire
patient-mistake-means-1 = Cela ne dit rien de la personne qui fait le soin, ni en bien ni en mal. On se trompe facilement en écrivant un code.
patient-mistake-means-2 = Si vous avez écrit exactement ce qui est sur le certificat, c’est le certificat qui est faux. Demandez à l’académie dont il porte le nom.

patient-unknown-title = Aucun certificat n’a ce code
patient-unknown-text = Le code a la bonne forme, mais aucune académie ici n’a délivré de certificat avec ce code.
patient-unknown-1 = Comparez encore une fois le code avec le certificat.
patient-unknown-2 = Demandez à voir le certificat sur papier ou en fichier, et utilisez son motif carré.
patient-unknown-3 = Si c’est bien le même code, ne vous fiez pas à ce certificat. Demandez à l’académie dont il porte le nom.

patient-unavailable-title = Nous ne pouvons pas vérifier maintenant
patient-unavailable-text = Le registre n’est pas accessible en ce moment. Cela ne dit rien du certificat, ni en bien ni en mal.
patient-unavailable-again = Réessayer

patient-verdict-active = Authentique et valable
patient-verdict-expired = Expiré. Ne vous y fiez pas
patient-verdict-suspended = Suspendu. Ne vous y fiez pas pour l’instant
patient-verdict-suspended-ended = Suspendu et expiré. Ne vous y fiez pas
patient-verdict-revoked = Retiré. Ne vous y fiez pas
patient-verdict-superseded = Remplacé par un certificat plus récent
patient-replaced-revoked = Remplacé par un certificat qui a été retiré. Ne vous y fiez pas
patient-replaced-suspended = Remplacé par un certificat qui est suspendu. Ne vous y fiez pas pour l’instant
patient-replaced-expired = Remplacé par un certificat qui a expiré. Ne vous y fiez pas

patient-checked = Vérifié le { $moment } ({ $zone }), auprès de l’académie qui l’a délivré.
patient-expired-text = Ce certificat était authentique. Son dernier jour était le { $day }.
patient-suspended-text = L’académie a suspendu ce certificat le { $day }. Tant qu’elle ne le remet pas en vigueur, ne vous y fiez pas.
patient-suspended-ended = L’académie a suspendu ce certificat le { $day }, et son dernier jour était le { $last }. Il ne sera plus valable.
patient-revoked-text = L’académie a retiré ce certificat le { $day }. Il ne vaut plus rien.
patient-revoked-because-claimed_early = Il avait été demandé avant la fin de la formation.
patient-revoked-because-claimed_in_error = Il avait été délivré par erreur.
patient-revoked-because-wrong_qualification = Le diplôme nommé n’était pas le bon.
patient-revoked-because-centre_malpractice = L’académie n’avait pas respecté les règles.
patient-revoked-because-learner_malpractice = La personne à qui il avait été délivré n’avait pas respecté les règles.
patient-revoked-because-incorrect_units = Les unités nommées n’étaient pas les bonnes.
patient-revoked-because-other = L’académie peut vous dire pourquoi.
patient-superseded-text = Depuis le { $day }, un autre certificat le remplace. Regardez celui-là.
patient-superseded-renamed = Depuis le { $day }, un certificat plus récent a pris sa place. Demandez à voir le plus récent : lui seul compte.
patient-superseded-revoked = Depuis le { $day }, un autre certificat le remplace, et l’académie a retiré celui-là. Ni l’un ni l’autre ne vaut plus rien.
patient-superseded-suspended = Depuis le { $day }, un autre certificat le remplace, et l’académie a suspendu celui-là. Ne vous fiez ni à l’un ni à l’autre.
patient-superseded-expired = Depuis le { $day }, un autre certificat le remplace, et le dernier jour de celui-là est passé. Ne vous fiez ni à l’un ni à l’autre.
patient-superseded-link = Voir le certificat plus récent

patient-belongs-to = Ce certificat est à
patient-latin = En lettres latines :
patient-issued-by = Délivré par
patient-issued-on = Délivré le
patient-valid-until = Valable jusqu’au
patient-no-expiry = Il n’a pas de dernier jour
patient-level = Niveau
patient-kind = Type
patient-kind-regulated = Diplôme réglementé
patient-kind-academy = Certificat d’une académie, pas un diplôme réglementé
patient-register-number = n° { $number }
patient-awarded-by = décerné par { $body }
patient-kind-difference = Quelle est la différence ?
patient-kind-explained = Un diplôme réglementé est inscrit dans un registre public, et un organisme de l’État surveille qui peut le donner. Un certificat d’académie, c’est l’académie seule qui dit ce qui a été appris. Les deux formations peuvent être bonnes ; seule la première est surveillée de l’extérieur.
patient-code = Code

patient-learned = Ce qui a été appris
patient-learned-note = Ne change pas avec le temps.
patient-said = Ce qui est écrit sur le certificat
patient-technique = Technique
patient-cases = Cas supervisés
patient-cases-asked = Cas supervisés en tout : { $done }. Le cours en demande { $need }.
patient-no-cases = dans le cours
patient-not-certified = non certifiée
patient-hours = { $hours } de pratique sous supervision ; chaque entrée du carnet est signée par la personne qui supervisait, avec son nom.
patient-today = Aujourd’hui
patient-today-note = Vérifié au moment où vous avez demandé.
patient-today-none = Cette académie ne garde ni assurance ni autres papiers pour ce certificat. Demandez à les voir.
patient-paper-current = valable
patient-paper-current-until = valable jusqu’au { $day }
patient-paper-ends-soon = { $days ->
    [0] finit aujourd’hui, le { $day }
    [1] finit demain, le { $day }
   *[other] finit dans { $days } jours, le { $day }
}
patient-paper-ended = plus valable, dernier jour le { $day } : demandez à voir le nouveau papier
patient-paper-not-yet = pas encore valable : commence le { $day }
patient-paper-each = { $technique } : { $state }
patient-paper-not-shown = papier pas montré à l’académie : demandez à le voir
patient-paper-taken-back = papier que l’académie n’accepte plus : celui qu’on vous montre est peut-être celui-là, demandez à qui l’a délivré
patient-paper-covers = couvre ces techniques
patient-paper-not-covers = ne couvre pas { $techniques }

patient-ask-title = Avant de dire oui, demandez
patient-ask-1 = Qui vous assure, et est-ce que cela couvre mon soin ?
patient-ask-2 = Combien de fois l’avez-vous déjà fait ? Puis-je voir des résultats de personnes comme moi ?
patient-ask-3 = Qu’est-ce qui peut mal se passer, et que faites-vous alors ?
patient-ask-4 = Combien cela coûte-t-il en tout, avec toutes les visites ?
patient-do-title = Que faire maintenant
patient-do-expired = Demandez s’il y a un certificat plus récent, et vérifiez son code.
patient-do-suspended = Pour le soin, attendez que cette page dise de nouveau « authentique et valable ».
patient-do-revoked = N’acceptez pas le soin en vous fiant à ce certificat. Si on vous l’a montré comme valable, dites-le à l’académie.
patient-do-superseded = Regardez le certificat plus récent. Seul celui-là compte.
patient-do-superseded-suspended = Pour le soin, attendez que la page du certificat plus récent dise « authentique et valable ».
patient-address = L’adresse de cette page doit commencer par { $url }. Une page d’ailleurs qui ressemble à celle-ci ne prouve rien.
patient-print = Imprimer cette réponse

patient-title = Certificat : { $holder }
patient-title-unnamed = Certificat
patient-preview = Ouvrez pour voir ce qu’il vaut aujourd’hui.
patient-verdict-papers = { $count } papiers ne sont pas en règle aujourd’hui
patient-concern-ended = { $paper } : plus valable, dernier jour le { $day }
patient-concern-not_yet = { $paper } : commence seulement le { $day }
patient-concern-not_covered = { $paper } : ne couvre pas { $techniques }
patient-concern-not_shown = { $paper } : papier pas montré à l’académie
patient-concern-taken_back = { $paper } : papier que l’académie n’accepte plus
patient-papers-genuine = Le certificat lui-même est authentique et valable. Demandez à voir des papiers valables avant tout soin.
patient-ends-soon = { $days ->
    [0] Le certificat finit aujourd’hui, le { $day }
    [1] Le certificat finit demain, le { $day }
   *[other] Le certificat finit dans { $days } jours, le { $day }
}
patient-ask-paper-ended = { $paper } : ce papier n’est plus valable. Puis-je voir le nouveau ?
patient-ask-paper-not_yet = { $paper } : ce papier n’est pas encore valable. Puis-je voir celui qui est valable aujourd’hui ?
patient-ask-paper-not_covered = { $paper } : ce papier ne couvre pas tout ce que vous proposez. Couvre-t-il mon soin ?
patient-ask-paper-not_shown = { $paper } : puis-je voir ce papier ?
patient-ask-paper-taken_back = { $paper } : l’académie n’accepte plus le papier qu’elle a vu. Qui a délivré le vôtre, et puis-je y demander s’il est valable ?
patient-person = Est-ce bien la personne devant vous ? Demandez une carte avec photo et comparez le nom.
patient-level-explained = Il dit si la formation était difficile, pas si la personne travaille bien.
patient-case-explained = Un cas supervisé, c’est une cliente ou un client soigné dans toutes les séances prévues sous les yeux d’une formatrice ou d’un formateur, et le résultat cicatrisé a été regardé ensuite.
patient-do-walk-away = Si on insiste malgré tout, partez.
patient-complain-title = Une question ou une plainte ?
patient-complain-academy = L’académie qui a délivré le certificat répond à l’adresse
patient-complain-elsewhere = Si le problème vient de l’académie elle-même, adressez-vous à l’organisme qui décerne le diplôme, à votre mairie ou à une association de consommateurs. Si vous vous sentez mal après un soin, allez voir un médecin.
patient-technical = Pour les spécialistes
patient-serial-title = C’est le numéro de série
patient-serial-text = Le code est plus long : quatre groupes de quatre lettres et chiffres. Il est près du motif carré.
patient-several-title = Il y a plus d’un code dedans
patient-several-text = Chaque certificat a son propre code. Écrivez un seul code, puis le suivant.
patient-nothing-title = Écrivez d’abord le code
patient-group-1 = le premier groupe
patient-group-2 = le deuxième groupe
patient-group-3 = le troisième groupe
patient-group-4 = le quatrième groupe
patient-mistake-mixed = Regardez encore { $group } : est-ce { $typed } ou { $perhaps } ?
patient-mistake-swapped = Regardez encore { $group } : { $typed } et { $perhaps } sont-ils inversés ?
patient-scan = Scanner le motif carré
patient-scan-stop = Arrêter la caméra
patient-scan-picture = Ce que voit la caméra
patient-scan-denied = La caméra ne peut pas être utilisée. Écrivez le code, ou donnez une photo du certificat ci-dessous.
patient-too-many-title = Beaucoup de codes sont vérifiés depuis votre connexion
patient-too-many-text = Cela ne dit rien de la personne qui fait le soin, ni en bien ni en mal. Attendez une minute, puis réessayez.
patient-tell-title = Dites-le avant le soin
patient-tell-lead = Même si personne ne le demande. Parfois, il faut attendre, ou d’abord demander à un médecin.
patient-tell-general = Maladies, médicaments, allergies, et si vous êtes enceinte.
patient-on-paper = Sur le certificat lui-même :
patient-receipt = Vérifier de nouveau à l’adresse
patient-busy-title = Beaucoup de fichiers sont vérifiés en ce moment
patient-busy-text = Cela ne dit rien de la personne qui fait le soin, ni en bien ni en mal. Attendez quelques secondes, puis choisissez le fichier encore une fois.
patient-slow-title = Le fichier n’est pas arrivé à temps
patient-slow-text = Cela ne dit rien de la personne qui fait le soin, ni en bien ni en mal. Choisissez le fichier encore une fois. Une capture d’écran du certificat est plus petite et arrive plus vite.
patient-code-long = C’est un long texte. Collez seulement le code : quatre groupes de quatre lettres et chiffres.
