# Ce que le journal public dit d’un certificat. Pour qui veut vérifier sans se fier à ce site.

proof-link = Preuve dans le journal public
proof-title = Preuve dans le journal public
proof-lead = Chaque certificat, et chacun de ses changements, est écrit dans un journal que tout le monde peut lire. Il ne contient aucun nom. Personne ne peut y enlever ou changer une ligne sans que cela se voie, pas même l’académie.
proof-entries = Lignes sur ce certificat
proof-none = Ce certificat a été délivré avant le début du journal, et rien ne lui est arrivé depuis.
proof-when = Quand
proof-file = Preuve
proof-download = Enregistrer : { $what }
proof-operation-issue = Attestation numérique délivrée
proof-operation-file = Fichier PDF délivré
proof-operation-suspend = Suspendu
proof-operation-reinstate = De nouveau en vigueur
proof-operation-revoke = Retiré
proof-operation-supersede = Remplacé par un autre
proof-operation-continue = Suite du journal
proof-how-title = Comment utiliser une preuve
proof-how-1 = Le fichier montre que la ligne est dans le journal. Un programme qui lit les fichiers « tlog-proof » le vérifie ; il lui faut la clé du journal, qui doit venir d’ailleurs que de cette page.
proof-how-2 = La ligne nomme l’attestation, ou le fichier PDF, par son SHA-256. Comparez-le avec votre fichier.
proof-how-3 = Gardez la preuve. Si le journal dit un jour autre chose, la preuve montre qui l’a changé.
