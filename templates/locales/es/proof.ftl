# Lo que el libro público dice de un certificado. Para quien quiere comprobar sin fiarse de este sitio.

proof-link = Prueba en el libro público
proof-title = Prueba en el libro público
proof-lead = Cada certificado, y cada cambio en él, se escribe en un libro que todos pueden leer. No contiene nombres. Nadie puede quitar o cambiar una línea sin que se note, ni siquiera la academia.
proof-entries = Líneas sobre este certificado
proof-none = Este certificado se expidió antes de que empezara el libro, y desde entonces no ha pasado nada con él.
proof-when = Cuándo
proof-file = Prueba
proof-download = Guardar: { $what }
proof-operation-issue = Credencial expedida
proof-operation-file = Archivo PDF expedido
proof-operation-suspend = Suspendido
proof-operation-reinstate = Otra vez en vigor
proof-operation-revoke = Retirado
proof-operation-supersede = Sustituido por otro
proof-operation-continue = Continuación del libro
proof-how-title = Cómo usar una prueba
proof-how-1 = El archivo muestra que la línea está en el libro. Un programa que lee archivos «tlog-proof» lo comprueba; necesita la clave del libro, que tiene que venir de un lugar distinto de esta página.
proof-how-2 = La línea nombra la credencial, o el archivo PDF, por su SHA-256. Compárelo con su archivo.
proof-how-3 = Guarde la prueba. Si algún día el libro dice otra cosa, la prueba muestra quién lo cambió.
