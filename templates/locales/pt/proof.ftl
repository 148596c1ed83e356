# O que o livro público diz de um certificado. Para quem quer verificar sem confiar neste sítio.

proof-link = Prova no livro público
proof-title = Prova no livro público
proof-lead = Cada certificado, e cada mudança nele, é escrito num livro que todos podem ler. Não contém nomes. Ninguém pode tirar ou mudar uma linha sem que se note, nem sequer a academia.
proof-entries = Linhas sobre este certificado
proof-none = Este certificado foi emitido antes de o livro começar, e desde então nada lhe aconteceu.
proof-when = Quando
proof-file = Prova
proof-download = Guardar: { $what }
proof-operation-issue = Credencial emitida
proof-operation-file = Ficheiro PDF emitido
proof-operation-suspend = Suspenso
proof-operation-reinstate = De novo em vigor
proof-operation-revoke = Retirado
proof-operation-supersede = Substituído por outro
proof-operation-continue = Continuação do livro
proof-how-title = Como usar uma prova
proof-how-1 = O ficheiro mostra que a linha está no livro. Um programa que lê ficheiros «tlog-proof» verifica-o; precisa da chave do livro, que tem de vir de outro lugar que não esta página.
proof-how-2 = A linha indica a credencial, ou o ficheiro PDF, pelo seu SHA-256. Compare-o com o seu ficheiro.
proof-how-3 = Guarde a prova. Se um dia o livro disser outra coisa, a prova mostra quem o mudou.
