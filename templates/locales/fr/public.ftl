# Le cadre, les mois et les erreurs des pages que tout le monde peut lire.

skip-to-content = Aller au contenu
language = Langue
foot-line = Countersign tient les registres d’académies de formation. Tout le monde peut vérifier un certificat ici, gratuitement et sans compte.
nav-main = Principal
nav-check-another = Autre code
nav-sign-in = Se connecter

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

error-home = Retour au début
error-not-found-title = Il n’y a rien ici
error-not-found-text = L’adresse contient peut-être une faute de frappe. Pour vérifier un certificat, écrivez son code sur la page d’accueil.
error-gone-title = N’est plus remise
error-gone-text = L’attestation numérique de ce code n’est plus remise. La page du code dit ce qui vaut aujourd’hui.
error-unknown-code-title = Aucun certificat n’a ce code
error-unknown-code-text = Aucune académie ici n’a délivré de certificat avec ce code. Comparez encore une fois le code avec le certificat.
error-cross-site-title = Ce formulaire vient d’une autre page
error-cross-site-text = Votre navigateur dit que le formulaire n’a pas été envoyé depuis ce site ; rien n’a été changé. Revenez en arrière, rechargez la page et envoyez-le encore une fois.
error-unavailable-title = Nous ne pouvons pas chercher cela maintenant
error-unavailable-text = Le registre n’est pas accessible en ce moment. Rien n’a été changé ni perdu. Attendez une minute et réessayez.
error-internal-title = Quelque chose n’a pas marché chez nous
error-internal-text = Rien n’a été enregistré à moitié. Réessayez ; si cela recommence, dites à l’académie ce que vous avez fait.
error-too-many-title = C’était beaucoup à la fois
error-too-many-text = Il y a eu trop de demandes depuis votre connexion. Attendez une minute, puis réessayez.
error-cut-off-title = Tout n’est pas arrivé
error-cut-off-text = Ce que vous avez envoyé s’est arrêté trop tôt, peut-être parce que la connexion a été coupée, et rien n’a été enregistré. Revenez en arrière et renvoyez-le.
error-too-large-title = C’est trop gros
error-too-large-text = Ce que vous avez envoyé est plus gros que ce que nous acceptons. Un fichier peut avoir 10 Mo au plus. Choisissez-en un plus petit et renvoyez-le.
error-bad-request-title = Nous n’avons pas pu lire cela
error-bad-request-text = La demande était incomplète ou contenait une erreur. Revenez en arrière, rechargez la page et réessayez.
