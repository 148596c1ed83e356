# A moldura, os meses e os erros das páginas que todos podem ler.

skip-to-content = Ir para o conteúdo
language = Língua
foot-line = A Countersign guarda os registos de academias de formação. Aqui qualquer pessoa pode verificar um certificado, grátis e sem conta.
nav-main = Principal
nav-check-another = Outro código
nav-sign-in = Entrar

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

error-home = Voltar ao início
error-not-found-title = Não há nada aqui
error-not-found-text = O endereço pode ter um erro. Para verificar um certificado, escreva o código na página inicial.
error-gone-title = Já não é entregue
error-gone-text = A credencial deste código já não é entregue. A página do código diz o que vale hoje.
error-unknown-code-title = Nenhum certificado tem este código
error-unknown-code-text = Nenhuma academia daqui emitiu um certificado com este código. Compare mais uma vez o código com o certificado.
error-cross-site-title = Este formulário veio de outra página
error-cross-site-text = O seu navegador diz que o formulário não foi enviado deste site; nada foi alterado. Volte atrás, carregue a página de novo e envie-o outra vez.
error-unavailable-title = Agora não conseguimos consultar isto
error-unavailable-text = Neste momento não conseguimos aceder ao registo. Nada foi alterado nem perdido. Espere um minuto e tente de novo.
error-internal-title = Algo correu mal do nosso lado
error-internal-text = Nada ficou guardado a meio. Tente de novo; se voltar a acontecer, diga à academia o que fez.
error-too-many-title = Foi muito de uma vez
error-too-many-text = Houve demasiados pedidos a partir da sua ligação. Espere um minuto e tente de novo.
error-cut-off-title = Não chegou completo
error-cut-off-text = O que enviou terminou cedo demais, talvez porque a ligação caiu, e nada foi guardado. Volte atrás e envie novamente.
error-too-large-title = É grande demais
error-too-large-text = O que enviou é maior do que aceitamos. Um ficheiro pode ter no máximo 10 MB. Escolha um mais pequeno e envie-o de novo.
error-bad-request-title = Não conseguimos ler isso
error-bad-request-text = O pedido estava incompleto ou tinha um erro. Volte atrás, carregue a página de novo e tente outra vez.
