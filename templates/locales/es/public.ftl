# El marco, los meses y los errores de las páginas que todos pueden leer.

skip-to-content = Ir al contenido
language = Idioma
foot-line = Countersign lleva los registros de academias de formación. Aquí cualquiera puede comprobar un certificado, gratis y sin cuenta.
nav-main = Principal
nav-check-another = Otro código
nav-sign-in = Entrar

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

error-home = Volver al inicio
error-not-found-title = Aquí no hay nada
error-not-found-text = Puede que la dirección tenga un error. Para comprobar un certificado, escriba su código en la página de inicio.
error-gone-title = Ya no se entrega
error-gone-text = La credencial de este código ya no se entrega. La página del código dice qué vale hoy.
error-unknown-code-title = Ningún certificado tiene este código
error-unknown-code-text = Ninguna academia de aquí ha expedido un certificado con este código. Compare otra vez el código con el certificado.
error-cross-site-title = Este formulario vino de otra página
error-cross-site-text = Su navegador dice que el formulario no se envió desde este sitio web; no se ha cambiado nada. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.
error-unavailable-title = Ahora no podemos consultarlo
error-unavailable-text = En este momento no podemos acceder al registro. No se ha cambiado ni perdido nada. Espere un minuto y vuelva a intentarlo.
error-internal-title = Algo ha fallado por nuestra parte
error-internal-text = No se ha guardado nada a medias. Inténtelo otra vez; si vuelve a pasar, diga a la academia qué hizo.
error-too-many-title = Ha sido mucho de una vez
error-too-many-text = Ha habido demasiadas peticiones desde su conexión. Espere un minuto y vuelva a intentarlo.
error-cut-off-title = No ha llegado completo
error-cut-off-text = Lo que ha enviado se cortó antes de tiempo, quizá porque se interrumpió la conexión, y no se ha guardado nada. Vuelva atrás y envíelo otra vez.
error-too-large-title = Es demasiado grande
error-too-large-text = Lo que ha enviado es más grande de lo que aceptamos. Un archivo puede tener 10 MB como mucho. Elija uno más pequeño y envíelo otra vez.
error-bad-request-title = No hemos podido leerlo
error-bad-request-text = La petición estaba incompleta o tenía un error. Vuelva atrás, cargue la página de nuevo e inténtelo otra vez.
