# O que lê quem entrega um ficheiro. Primeiro a resposta.

file-title = Tem o certificado em ficheiro ou fotografia?
file-label = O PDF, ou uma fotografia ou captura de ecrã do certificado
file-hint = Escolha-o ou largue-o aqui, até 10 MB. É visto e depois esquecido.
file-button = Verificar o ficheiro
file-error-page = Erro: Verificar um certificado
file-error-none = Escolha primeiro um ficheiro.
file-error-several = Eram vários ficheiros. Escolha um e depois o seguinte.
file-error-too-large = O ficheiro passa de 10 MB, ou não chegou inteiro.

file-verdict-active = Este ficheiro é autêntico e válido
file-verdict-altered = Este ficheiro foi alterado
file-verdict-incomplete = Este ficheiro não está inteiro

file-checked = Verificado em { $moment } ({ $zone }), junto da academia que o emitiu.
file-genuine-text = É exatamente o ficheiro que a academia emitiu.
file-genuine-padded = Este é o ficheiro que a academia emitiu. Só são diferentes alguns caracteres vazios mesmo no fim; não mudam nada.
file-appended = Alguém acrescentou algo ao ficheiro depois da assinatura ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}). O que vê nas páginas pode não ser o que foi emitido.
file-appended-cut = O ficheiro começa com o que a academia assinou, mas o que se segue não está completo: pode faltar o fim do ficheiro. O que vê nas páginas pode não ser o que foi emitido.
file-truncated = Falta o fim do ficheiro ({ $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
}). Pode ter sido cortado pelo caminho.
file-changed = O ficheiro tem a nossa assinatura, mas o conteúdo não é o que foi assinado.
file-broken = O ficheiro mostra sinais de um certificado daqui, mas a nossa assinatura está estragada ou desapareceu.
file-not-in-record = O ficheiro tem a nossa assinatura, mas nenhuma academia daqui o emitiu.
file-key-stolen = A chave desta assinatura foi dada como roubada desde { $day }. Quem a tem pode fazer ficheiros que parecem nossos.
file-cut-off = Falta o fim do ficheiro, por isso não prova nada. Pode ter sido cortado pelo caminho.
file-not-pdf = Não é um PDF. Se lá dentro está um certificado, por exemplo num ZIP, num e-mail ou num documento de texto, tire o PDF e escolha-o.
file-data = É um ficheiro para programas, por exemplo credential.json. Esta página não o lê. O código do certificado dá a mesma resposta.
file-encrypted = É um PDF bloqueado. Os certificados daqui nunca o são.
file-signed-by-others = Está assinado, mas não por nós. Qualquer pessoa pode assinar um ficheiro.
file-unsigned = Não tem uma assinatura nossa. Uma fotografia, uma digitalização ou uma nova impressão de um certificado também não tem; isto ainda não diz nada sobre a pessoa que faz o tratamento.

file-original = Foi feito a partir deste certificado
file-named = Indica este certificado, mas não é o ficheiro que foi emitido
file-standing = Hoje
file-see = Ver tudo sobre este certificado

file-advice-code = Escreva o código do certificado no campo da página inicial. O código dá sempre a resposta certa.
file-advice-ask = Peça o ficheiro tal como a academia o enviou.
file-advice-altered = Não confie neste ficheiro, digam o que disserem as suas páginas.
file-advice-standing = Veja a página deste certificado. Diz o que aconteceu e o que fazer.

file-technical = Para especialistas
file-technical-text = { $bytes } bytes, SHA-256 { $sha }

file-page-title = O que é este ficheiro
file-error-empty = O ficheiro escolhido está vazio. Escolha outro.
file-error-gone = Essa resposta já foi esquecida: guardamo-la uma hora. Escolha o ficheiro de novo.
file-verdict-copy = Isto é uma cópia, não o ficheiro original
file-verdict-unreadable = Não se consegue ler nenhum código nesta imagem
file-copy-names = Indica este certificado. Compare o nome
file-copy-picture = O desenho quadrado desta imagem leva ao certificado em baixo. Não conseguimos saber se a imagem foi alterada: acredite só no que está escrito aqui.
file-copy-saved = Um programa guardou este ficheiro de novo, como fazem os programas de correio e os telefones. Não conseguimos saber se foi alterado: acredite só no que está escrito aqui.
file-unreadable = Isto não diz nada sobre a pessoa que faz o tratamento, nem bem nem mal.
file-advice-compare = Compare o nome, o curso e as técnicas com a sua cópia. Se forem diferentes, não confie na cópia.
file-advice-photo = Tire a fotografia outra vez: de frente, com boa luz e com o desenho quadrado todo. Uma imagem que não seja JPEG nem PNG, por exemplo HEIC, não se consegue ler: guarde-a como JPEG ou faça uma captura de ecrã.
file-verdict-no_word = Este ficheiro sozinho não nos diz nada
file-verdict-elsewhere = Este desenho leva a outro site
file-elsewhere = O desenho quadrado leva a { $host }. Um certificado daqui leva a { $site }.
file-verdict-no_certificate = Este desenho não leva a nenhum certificado
file-advice-elsewhere = Não continue nesse endereço: o que lá está não vem daqui.
file-verdict-several = Contém vários certificados
file-several-bad = Hoje nem todos os certificados estão em ordem
file-several = Não conseguimos saber se o que tem foi alterado. Veja cada certificado sozinho, compare o nome e acredite só no que está escrito aqui.
file-several-more = Aqui só se veem { $count }. Verifique os outros pelos seus códigos.
file-unnamed = Tem a nossa assinatura, mas um programa guardou-o de novo, como fazem os programas de correio e os telefones. Não conseguimos saber se foi alterado nem que certificado era.
file-copy-linked = Uma ligação neste ficheiro leva ao certificado em baixo. Não conseguimos saber se o ficheiro foi alterado: acredite só no que está escrito aqui.
