# Lo que lee quien entrega un archivo. Primero la respuesta.

file-title = ¿Tiene el certificado como archivo o foto?
file-label = El PDF, o una foto o captura de pantalla del certificado
file-hint = Elíjalo o suéltelo aquí, hasta 10 MB. Se mira y después se olvida.
file-button = Comprobar el archivo
file-error-page = Error: Comprobar un certificado
file-error-none = Elija primero un archivo.
file-error-several = Eran varios archivos. Elija uno y después el siguiente.
file-error-too-large = El archivo pasa de 10 MB, o no ha llegado entero.

file-verdict-active = Este archivo es auténtico y vigente
file-verdict-altered = Este archivo se ha cambiado
file-verdict-incomplete = Este archivo no está entero

file-checked = Comprobado el { $moment } ({ $zone }), con la academia que lo expidió.
file-genuine-text = Es exactamente el archivo que expidió la academia.
file-genuine-padded = Este es el archivo que expidió la academia. Solo son distintos unos caracteres vacíos al final; no cambian nada.
file-appended = Alguien añadió algo al archivo después de la firma ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}). Lo que ve en sus páginas puede no ser lo que se expidió.
file-appended-cut = El archivo empieza con lo que firmó la academia, pero lo que sigue no está completo: puede que falte el final del archivo. Lo que ve en sus páginas puede no ser lo que se expidió.
file-truncated = Falta el final del archivo ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}). Puede haberse cortado por el camino.
file-changed = El archivo lleva nuestra firma, pero su contenido no es lo que se firmó.
file-broken = El archivo muestra señales de un certificado de aquí, pero nuestra firma está dañada o ha desaparecido.
file-not-in-record = El archivo lleva nuestra firma, pero ninguna academia de aquí lo ha expedido.
file-key-stolen = La clave de esta firma se declaró robada desde el { $day }. Quien la tiene puede hacer archivos que parecen nuestros.
file-cut-off = Falta el final del archivo, así que no prueba nada. Puede haberse cortado por el camino.
file-not-pdf = No es un PDF. Si dentro hay un certificado, por ejemplo en un ZIP, un correo o un documento de texto, saque el PDF y elíjalo.
file-data = Es un archivo para programas, por ejemplo credential.json. Esta página no lo lee. El código del certificado da la misma respuesta.
file-encrypted = Es un PDF bloqueado. Los certificados de aquí nunca lo están.
file-signed-by-others = Está firmado, pero no por nosotros. Cualquiera puede firmar un archivo.
file-unsigned = No tiene una firma nuestra. Una foto, un escaneo o una nueva impresión de un certificado tampoco la tiene; esto todavía no dice nada de la persona que hace el tratamiento.

file-original = Se hizo a partir de este certificado
file-named = Nombra este certificado, pero no es el archivo que se expidió
file-standing = Hoy
file-see = Ver todo sobre este certificado

file-advice-code = Escriba el código del certificado en el campo de la página de inicio. El código siempre da la respuesta correcta.
file-advice-ask = Pida el archivo tal como lo envió la academia.
file-advice-altered = No se fíe de este archivo, digan lo que digan sus páginas.
file-advice-standing = Mire la página de este certificado. Dice qué ha pasado y qué hacer.

file-technical = Para especialistas
file-technical-text = { $bytes } bytes, SHA-256 { $sha }

file-page-title = Qué es este archivo
file-error-empty = El archivo elegido está vacío. Elija otro.
file-error-gone = Esa respuesta ya se ha olvidado: la guardamos una hora. Elija el archivo otra vez.
file-verdict-copy = Esto es una copia, no el archivo original
file-verdict-unreadable = En esta imagen no se puede leer ningún código
file-copy-names = Nombra este certificado. Compare el nombre
file-copy-picture = El dibujo cuadrado de esta imagen lleva al certificado de abajo. No podemos saber si la imagen se ha cambiado: crea solo lo que está escrito aquí.
file-copy-saved = Un programa guardó este archivo de nuevo, como hacen los programas de correo y los teléfonos. No podemos saber si se ha cambiado: crea solo lo que está escrito aquí.
file-unreadable = Esto no dice nada de la persona que hace el tratamiento, ni bueno ni malo.
file-advice-compare = Compare el nombre, el curso y las técnicas con su copia. Si son distintos, no se fíe de la copia.
file-advice-photo = Haga la foto otra vez: de frente, con buena luz y con todo el dibujo cuadrado. Una imagen que no sea JPEG ni PNG, por ejemplo HEIC, no se puede leer: guárdela como JPEG o haga una captura de pantalla.
file-verdict-no_word = Este archivo solo no nos dice nada
file-verdict-elsewhere = Este dibujo lleva a otro sitio web
file-elsewhere = El dibujo cuadrado lleva a { $host }. Un certificado de aquí lleva a { $site }.
file-verdict-no_certificate = Este dibujo no lleva a ningún certificado
file-advice-elsewhere = No siga en esa dirección: lo que hay allí no viene de aquí.
file-verdict-several = Contiene varios certificados
file-several-bad = Hoy no todos los certificados están en regla
file-several = No podemos saber si lo que tiene se ha cambiado. Mire cada certificado por separado, compare el nombre y crea solo lo que está escrito aquí.
file-several-more = Aquí solo se ven { $count }. Compruebe los demás con sus códigos.
file-unnamed = Lleva nuestra firma, pero un programa lo guardó de nuevo, como hacen los programas de correo y los teléfonos. No podemos saber si se ha cambiado ni qué certificado era.
file-copy-linked = Un enlace de este archivo lleva al certificado de abajo. No podemos saber si el archivo se ha cambiado: crea solo lo que está escrito aquí.
