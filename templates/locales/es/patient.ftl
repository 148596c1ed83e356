# Lo que lee quien va a tratarse. Edad de lectura: doce años; primero la respuesta.

patient-home-title = Comprobar un certificado
patient-home-lead = Alguien va a hacerle un tratamiento. Vea aquí si la formación, el seguro y los demás papeles de esa persona valen hoy.
patient-code-label = Código del certificado
patient-code-hint = 16 letras y números en cuatro grupos. Las mayúsculas y los espacios no importan.
patient-code-button = Comprobar
patient-code-again = Comprobar otra vez
patient-where-title = ¿Dónde está el código?
patient-where-1 = En el certificado, cerca del dibujo cuadrado: cuatro grupos de cuatro letras y números. Pida verlo: quien trabaja bien lo enseña con gusto.
patient-where-2 = O apunte al dibujo cuadrado con la cámara de su teléfono. La dirección que se abre tiene que ser esta.
patient-where-3 = ¿No tiene código? Entonces no se puede comprobar aquí. Pregunte a la academia que figura en él.
patient-check-title = Lo que verá
patient-check-1 = De quién es el certificado y qué significa.
patient-check-2 = Quién lo expidió, cuándo y hasta cuándo vale.
patient-check-3 = Qué técnicas, y cuántos tratamientos bajo supervisión.
patient-check-4 = Si el seguro y los demás papeles valen hoy.

patient-mistake-title = Este código está mal escrito
patient-mistake-hint = Compare cada grupo de cuatro con el certificado.
patient-mistake-empty = No se ha escrito nada.
patient-mistake-length = Un código tiene { $want } letras y números. Este tiene { $have }.
patient-mistake-character = «{ $found }», en el lugar { $position }, no está en ningún código.
patient-mistake-check = Una letra o un número está mal, o hay dos cambiados de sitio. El código se comprueba a sí mismo; por eso lo sabemos.
patient-mistake-means = Qué significa esto
patient-mistake-means-1 = No dice nada de la persona que hace el tratamiento, ni bueno ni malo. Es fácil equivocarse al escribir un código.
patient-mistake-means-2 = Si ha escrito exactamente lo que pone en el certificado, el que está mal es el certificado. Pregunte a la academia que figura en él.

patient-unknown-title = Ningún certificado tiene este código
patient-unknown-text = El código tiene la forma correcta, pero ninguna academia de aquí ha expedido un certificado con él.
patient-unknown-1 = Compare otra vez el código con el certificado.
patient-unknown-2 = Pida que le enseñen el certificado en papel o como archivo, y use su dibujo cuadrado.
patient-unknown-3 = Si es el mismo código, no se fíe de este certificado. Pregunte a la academia que figura en él.

patient-unavailable-title = Ahora no podemos comprobarlo
patient-unavailable-text = En este momento no podemos acceder al registro. Esto no dice nada del certificado, ni bueno ni malo.
patient-unavailable-again = Intentar otra vez

patient-verdict-active = Auténtico y vigente
patient-verdict-expired = Caducado. No se fíe de él
patient-verdict-suspended = Suspendido. Por ahora no se fíe de él
patient-verdict-suspended-ended = Suspendido y caducado. No se fíe de él
patient-verdict-revoked = Retirado. No se fíe de él
patient-verdict-superseded = Sustituido por un certificado más nuevo
patient-replaced-revoked = Sustituido por un certificado que fue retirado. No se fíe de él
patient-replaced-suspended = Sustituido por un certificado que está suspendido. Por ahora no se fíe de él
patient-replaced-expired = Sustituido por un certificado que ha caducado. No se fíe de él

patient-checked = Comprobado el { $moment } ({ $zone }), con la academia que lo expidió.
patient-expired-text = Este certificado era auténtico. Su último día fue el { $day }.
patient-suspended-text = La academia suspendió este certificado el { $day }. Mientras no lo ponga otra vez en vigor, no se fíe de él.
patient-suspended-ended = La academia suspendió este certificado el { $day }, y su último día fue el { $last }. No volverá a valer.
patient-revoked-text = La academia retiró este certificado el { $day }. Ya no vale nada.
patient-revoked-because-claimed_early = Se había pedido antes de terminar la formación.
patient-revoked-because-claimed_in_error = Se había expedido por error.
patient-revoked-because-wrong_qualification = Nombraba un título equivocado.
patient-revoked-because-centre_malpractice = La academia no había cumplido las reglas.
patient-revoked-because-learner_malpractice = La persona a la que se expidió no había cumplido las reglas.
patient-revoked-because-incorrect_units = Nombraba unidades equivocadas.
patient-revoked-because-other = La academia puede decirle por qué.
patient-superseded-text = Desde el { $day } hay otro certificado en su lugar. Mire ese.
patient-superseded-renamed = Desde el { $day }, un certificado más nuevo ocupa su lugar. Pida ver el más nuevo: solo ese cuenta.
patient-superseded-revoked = Desde el { $day } hay otro certificado en su lugar, y la academia ha retirado ese otro. Ninguno de los dos vale ya nada.
patient-superseded-suspended = Desde el { $day } hay otro certificado en su lugar, y la academia ha suspendido ese otro. No se fíe de ninguno de los dos.
patient-superseded-expired = Desde el { $day } hay otro certificado en su lugar, y el último día de ese otro ya pasó. No se fíe de ninguno de los dos.
patient-superseded-link = Ver el certificado más nuevo

patient-belongs-to = Este certificado es de
patient-latin = En letras latinas:
patient-issued-by = Expedido por
patient-issued-on = Otorgado el
patient-valid-until = Válido hasta el
patient-no-expiry = No tiene último día
patient-level = Nivel
patient-kind = Tipo
patient-kind-regulated = Título regulado
patient-kind-academy = Certificado de una academia, no es un título regulado
patient-register-number = n.º { $number }
patient-awarded-by = otorgado por { $body }
patient-kind-difference = ¿Cuál es la diferencia?
patient-kind-explained = Un título regulado está en un registro público, y un organismo del Estado vigila quién puede darlo. Un certificado de academia es la palabra de la propia academia sobre lo que se aprendió. Las dos cosas pueden ser buena formación; solo la primera tiene a alguien que vigila desde fuera.
patient-code = Código

patient-learned = Lo que se aprendió
patient-learned-note = No cambia con el tiempo.
patient-said = Lo que dice el certificado
patient-technique = Técnica
patient-cases = Casos supervisados
patient-cases-asked = Casos supervisados en total: { $done }. El curso pide { $need }.
patient-no-cases = en el curso
patient-not-certified = no certificada
patient-hours = { $hours } de práctica bajo supervisión; cada anotación está firmada por quien supervisó, con su nombre.
patient-today = Hoy
patient-today-note = Comprobado en el momento en que usted preguntó.
patient-today-none = Esta academia no guarda el seguro ni otros papeles para este certificado. Pida verlos.
patient-paper-current = vigente
patient-paper-current-until = vigente hasta el { $day }
patient-paper-ends-soon = { $days ->
    [0] termina hoy, { $day }
    [1] termina mañana, { $day }
   *[other] termina en { $days } días, el { $day }
}
patient-paper-ended = terminó el { $day }: pida ver el papel nuevo
patient-paper-not-yet = todavía no vale: empieza el { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = no se ha enseñado a la academia: pida ver el papel
patient-paper-taken-back = la academia ya no lo acepta: el papel que le enseñen puede ser ese mismo, así que pregunte a quien lo expidió
patient-paper-covers = cubre estas técnicas
patient-paper-not-covers = no cubre { $techniques }

patient-ask-title = Antes de decir que sí, pregunte
patient-ask-1 = ¿Quién le asegura? ¿Cubre eso mi tratamiento?
patient-ask-2 = ¿Cuántas veces lo ha hecho? ¿Puedo ver resultados de personas como yo?
patient-ask-3 = ¿Qué puede salir mal, y qué hace usted entonces?
patient-ask-4 = ¿Cuánto cuesta en total, con todas las visitas?
patient-do-title = Qué hacer ahora
patient-do-expired = Pregunte si hay un certificado más nuevo, y compruebe su código.
patient-do-suspended = No se haga el tratamiento hasta que esta página diga otra vez «auténtico y vigente».
patient-do-revoked = No siga adelante por lo que dice este certificado. Si se lo enseñaron como bueno, dígaselo a la academia.
patient-do-superseded = Mire el certificado más nuevo. Solo vale ese.
patient-do-superseded-suspended = No se haga el tratamiento hasta que la página del certificado más nuevo diga «auténtico y vigente».
patient-address = La dirección de esta página tiene que empezar por { $url }. Una página de otro sitio que se parece a esta no prueba nada.
patient-print = Imprimir esta respuesta

patient-title = Certificado de { $holder }
patient-title-unnamed = Certificado
patient-preview = Ábralo para ver qué vale hoy.
patient-verdict-papers = { $count } papeles no están en regla hoy
patient-concern-ended = { $paper }: terminó el { $day }
patient-concern-not_yet = { $paper }: no empieza hasta el { $day }
patient-concern-not_covered = { $paper }: no cubre { $techniques }
patient-concern-not_shown = { $paper }: no se ha enseñado a la academia
patient-concern-taken_back = { $paper }: la academia ya no acepta ese papel
patient-papers-genuine = El certificado en sí es auténtico y vigente. Pida ver papeles vigentes antes de cualquier tratamiento.
patient-ends-soon = { $days ->
    [0] El certificado termina hoy, { $day }
    [1] El certificado termina mañana, { $day }
   *[other] El certificado termina en { $days } días, el { $day }
}
patient-ask-paper-ended = { $paper }: ya no vale. ¿Puedo ver el papel nuevo?
patient-ask-paper-not_yet = { $paper }: todavía no vale. ¿Puedo ver el papel que vale hoy?
patient-ask-paper-not_covered = { $paper }: no cubre todo lo que usted ofrece. ¿Cubre mi tratamiento?
patient-ask-paper-not_shown = { $paper }: ¿puedo ver el papel?
patient-ask-paper-taken_back = { $paper }: la academia ya no acepta el papel que vio. ¿Quién expidió el suyo? ¿Puedo preguntar allí si vale?
patient-person = ¿Es esta la persona que tiene delante? Pida un documento con foto y compare el nombre.
patient-level-explained = Dice lo difícil que fue lo aprendido, no lo bien que trabaja alguien.
patient-case-explained = Un caso supervisado es una persona tratada en todas las sesiones previstas a la vista de quien enseña; después se miró el resultado ya curado.
patient-do-walk-away = Si aun así le presionan, váyase.
patient-complain-title = ¿Preguntas o una queja?
patient-complain-academy = La academia que expidió el certificado contesta en
patient-complain-elsewhere = Si el problema es la propia academia, acuda al organismo que otorga el título, a su ayuntamiento o a una oficina del consumidor. Si se siente mal después de un tratamiento, vaya al médico.
patient-technical = Para especialistas
patient-serial-title = Ese es el número de serie
patient-serial-text = El código es más largo: cuatro grupos de cuatro letras y números. Está cerca del dibujo cuadrado.
patient-several-title = Ahí hay más de un código
patient-several-text = Cada certificado tiene su propio código. Escriba un solo código y después el siguiente.
patient-nothing-title = Escriba primero el código
patient-group-1 = el primer grupo
patient-group-2 = el segundo grupo
patient-group-3 = el tercer grupo
patient-group-4 = el cuarto grupo
patient-mistake-mixed = Mire otra vez { $group }: ¿es { $typed } o { $perhaps }?
patient-mistake-swapped = Mire otra vez { $group }: ¿están { $typed } y { $perhaps } al revés?
patient-scan = Escanear el dibujo cuadrado
patient-scan-stop = Apagar la cámara
patient-scan-picture = Lo que ve la cámara
patient-scan-denied = No se puede usar la cámara. Escriba el código, o entregue abajo una foto del certificado.
patient-too-many-title = Desde aquí se comprueban muchos códigos
patient-too-many-text = Esto no dice nada de la persona que hace el tratamiento, ni bueno ni malo. Espere un minuto y vuelva a intentarlo.
patient-tell-title = Dígalo antes del tratamiento
patient-tell-lead = Aunque nadie lo pregunte. A veces hay que esperar, o preguntar antes a un médico.
patient-tell-general = Enfermedades, medicinas, alergias, y si está embarazada.
patient-on-paper = En el propio certificado:
patient-receipt = Comprobar otra vez en
patient-busy-title = En este momento se comprueban muchos archivos
patient-busy-text = Esto no dice nada de la persona que hace el tratamiento, ni bueno ni malo. Espere unos segundos y elija el archivo otra vez.
patient-slow-title = El archivo no llegó a tiempo
patient-slow-text = Esto no dice nada de la persona que hace el tratamiento, ni bueno ni malo. Elija el archivo otra vez. Una captura de pantalla del certificado es más pequeña y llega antes.
patient-code-long = Es un texto largo. Pegue solo el código: cuatro grupos de cuatro letras y números.
