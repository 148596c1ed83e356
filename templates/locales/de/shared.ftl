# Texte der Oberfläche auf Deutsch.
