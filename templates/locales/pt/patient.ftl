# O que lê quem vai ser tratado. Idade de leitura: doze anos; primeiro a resposta.

patient-home-title = Verificar um certificado
patient-home-lead = Alguém vai fazer-lhe um tratamento. Veja aqui se a formação, o seguro e os outros papéis dessa pessoa valem hoje.
patient-code-label = Código do certificado
patient-code-hint = 16 letras e números em quatro grupos. Maiúsculas e espaços não importam.
patient-code-button = Verificar
patient-code-again = Verificar de novo
patient-where-title = Onde está o código?
patient-where-1 = No certificado, perto do desenho quadrado: quatro grupos de quatro letras e números. Peça para o ver: quem trabalha bem mostra-o com gosto.
patient-where-2 = Ou aponte a câmara do telefone para o desenho quadrado. O endereço que se abre tem de ser este.
patient-where-3 = Não tem código? Então não se pode verificar aqui. Pergunte à academia indicada nele.
patient-check-title = O que vai ver
patient-check-1 = De quem é o certificado e o que significa.
patient-check-2 = Quem o emitiu, quando, e até quando vale.
patient-check-3 = Que técnicas, e quantos tratamentos com supervisão.
patient-check-4 = Se o seguro e os outros papéis valem hoje.

patient-mistake-title = Este código tem um erro de escrita
patient-mistake-hint = Compare cada grupo de quatro com o certificado.
patient-mistake-empty = Nada foi escrito.
patient-mistake-length = Um código tem { $want } letras e números. Este tem { $have }.
patient-mistake-character = «{ $found }», no lugar { $position }, não existe em nenhum código.
patient-mistake-check = Uma letra ou um número está errado, ou dois estão trocados. O código verifica-se a si próprio; é assim que sabemos.
patient-mistake-means = O que isto quer dizer
patient-mistake-means-1 = Não diz nada sobre a pessoa que faz o tratamento, nem bem nem mal. É fácil enganar-se a escrever um código.
patient-mistake-means-2 = Se escreveu exatamente o que está no certificado, é o certificado que está errado. Pergunte à academia indicada nele.

patient-unknown-title = Nenhum certificado tem este código
patient-unknown-text = O código tem a forma certa, mas nenhuma academia daqui emitiu um certificado com ele.
patient-unknown-1 = Compare mais uma vez o código com o certificado.
patient-unknown-2 = Peça para ver o certificado em papel ou em ficheiro, e use o desenho quadrado.
patient-unknown-3 = Se for o mesmo código, não confie neste certificado. Pergunte à academia indicada nele.

patient-unavailable-title = Não conseguimos verificar agora
patient-unavailable-text = Neste momento não conseguimos aceder ao registo. Isto não diz nada sobre o certificado, nem bem nem mal.
patient-unavailable-again = Tentar de novo

patient-verdict-active = Autêntico e válido
patient-verdict-expired = Expirado. Não confie nele
patient-verdict-suspended = Suspenso. Por agora não confie nele
patient-verdict-suspended-ended = Suspenso e expirado. Não confie nele
patient-verdict-revoked = Retirado. Não confie nele
patient-verdict-superseded = Substituído por um certificado mais recente
patient-replaced-revoked = Substituído por um certificado que foi retirado. Não confie nele
patient-replaced-suspended = Substituído por um certificado que está suspenso. Por agora não confie nele
patient-replaced-expired = Substituído por um certificado que expirou. Não confie nele

patient-checked = Verificado em { $moment } ({ $zone }), junto da academia que o emitiu.
patient-expired-text = Este certificado era autêntico. O último dia foi { $day }.
patient-suspended-text = A academia suspendeu este certificado em { $day }. Enquanto não o puser de novo em vigor, não confie nele.
patient-suspended-ended = A academia suspendeu este certificado em { $day }, e o último dia dele foi { $last }. Não voltará a valer.
patient-revoked-text = A academia retirou este certificado em { $day }. Já não vale nada.
patient-revoked-because-claimed_early = Tinha sido pedido antes do fim da formação.
patient-revoked-because-claimed_in_error = Tinha sido emitido por engano.
patient-revoked-because-wrong_qualification = Indicava o título errado.
patient-revoked-because-centre_malpractice = A academia não tinha cumprido as regras.
patient-revoked-because-learner_malpractice = A pessoa a quem foi emitido não tinha cumprido as regras.
patient-revoked-because-incorrect_units = Indicava as unidades erradas.
patient-revoked-because-other = A academia pode dizer-lhe porquê.
patient-superseded-text = Desde { $day } outro certificado está no lugar dele. Veja esse.
patient-superseded-renamed = Desde { $day }, um certificado mais recente ocupa o seu lugar. Peça para ver o mais recente: só esse conta.
patient-superseded-revoked = Desde { $day } outro certificado está no lugar dele, e a academia retirou esse outro. Já nenhum dos dois vale nada.
patient-superseded-suspended = Desde { $day } outro certificado está no lugar dele, e a academia suspendeu esse outro. Não confie em nenhum dos dois.
patient-superseded-expired = Desde { $day } outro certificado está no lugar dele, e o último dia desse outro já passou. Não confie em nenhum dos dois.
patient-superseded-link = Ver o certificado mais recente

patient-belongs-to = Este certificado é de
patient-latin = Em letras latinas:
patient-issued-by = Emitido por
patient-issued-on = Emitido em
patient-valid-until = Válido até
patient-no-expiry = Não tem último dia
patient-level = Nível
patient-kind = Tipo
patient-kind-regulated = Título regulamentado
patient-kind-academy = Certificado de uma academia, não é um título regulamentado
patient-register-number = n.º { $number }
patient-awarded-by = atribuído por { $body }
patient-kind-difference = Qual é a diferença?
patient-kind-explained = Um título regulamentado está num registo público, e um organismo do Estado vigia quem o pode dar. Um certificado de academia é a palavra da própria academia sobre o que se aprendeu. As duas coisas podem ser boa formação; só a primeira tem alguém a vigiar de fora.
patient-code = Código

patient-learned = O que se aprendeu
patient-learned-note = Não muda com o tempo.
patient-said = O que está escrito no certificado
patient-technique = Técnica
patient-cases = Casos supervisionados
patient-cases-asked = Casos supervisionados no total: { $done }. O curso pede { $need }.
patient-no-cases = no curso
patient-not-certified = não certificada
patient-hours = { $hours } de prática com supervisão; cada anotação está assinada por quem supervisionou, com o seu nome.
patient-today = Hoje
patient-today-note = Visto no momento em que perguntou.
patient-today-none = Esta academia não guarda o seguro nem outros papéis para este certificado. Peça para os ver.
patient-paper-current = vale hoje
patient-paper-current-until = vale até { $day }
patient-paper-ends-soon = { $days ->
    [0] termina hoje, { $day }
    [1] termina amanhã, { $day }
   *[other] termina daqui a { $days } dias, em { $day }
}
patient-paper-ended = terminou em { $day }: peça para ver o papel novo
patient-paper-not-yet = ainda não vale: começa em { $day }
patient-paper-each = { $technique }: { $state }
patient-paper-not-shown = papel não mostrado à academia: peça para o ver
patient-paper-taken-back = papel que a academia já não aceita: o que lhe mostrarem pode ser esse mesmo, por isso pergunte a quem o emitiu
patient-paper-covers = cobre estas técnicas
patient-paper-not-covers = não cobre { $techniques }

patient-ask-title = Antes de dizer que sim, pergunte
patient-ask-1 = Quem é a sua seguradora, e cobre o meu tratamento?
patient-ask-2 = Quantas vezes já fez isto? Posso ver resultados de pessoas como eu?
patient-ask-3 = O que pode correr mal, e o que faz nesse caso?
patient-ask-4 = Quanto custa ao todo, com todas as visitas?
patient-do-title = O que fazer agora
patient-do-expired = Pergunte se há um certificado mais recente, e verifique o código dele.
patient-do-suspended = Não faça o tratamento até esta página dizer de novo «autêntico e válido».
patient-do-revoked = Não aceite o tratamento com base neste certificado. Se lho mostraram como bom, diga à academia.
patient-do-superseded = Veja o certificado mais recente. Só esse conta.
patient-do-superseded-suspended = Não faça o tratamento até a página do certificado mais recente dizer «autêntico e válido».
patient-address = O endereço desta página tem de começar por { $url }. Uma página noutro sítio que se parece com esta não prova nada.
patient-print = Imprimir esta resposta

patient-title = Certificado de { $holder }
patient-title-unnamed = Certificado
patient-preview = Abra para ver o que vale hoje.
patient-verdict-papers = { $count } papéis não estão em ordem hoje
patient-concern-ended = { $paper }: terminou em { $day }
patient-concern-not_yet = { $paper }: só começa em { $day }
patient-concern-not_covered = { $paper }: não cobre { $techniques }
patient-concern-not_shown = { $paper }: papel não mostrado à academia
patient-concern-taken_back = { $paper }: papel que a academia já não aceita
patient-papers-genuine = O certificado em si é autêntico e válido. Peça para ver papéis válidos antes de qualquer tratamento.
patient-ends-soon = { $days ->
    [0] O certificado termina hoje, { $day }
    [1] O certificado termina amanhã, { $day }
   *[other] O certificado termina daqui a { $days } dias, em { $day }
}
patient-ask-paper-ended = { $paper }: já não vale. Posso ver o papel novo?
patient-ask-paper-not_yet = { $paper }: ainda não vale. Posso ver o papel que vale hoje?
patient-ask-paper-not_covered = { $paper }: não cobre tudo o que oferece. Cobre o meu tratamento?
patient-ask-paper-not_shown = { $paper }: posso ver o papel?
patient-ask-paper-taken_back = { $paper }: a academia já não aceita o papel que viu. Quem emitiu o seu, e posso perguntar lá se é válido?
patient-person = É esta a pessoa à sua frente? Peça um documento com fotografia e compare o nome.
patient-level-explained = Diz se o que se aprendeu era difícil, não se alguém trabalha bem.
patient-case-explained = Um caso supervisionado é uma pessoa tratada em todas as sessões previstas à vista de quem ensina; depois foi visto o resultado já cicatrizado.
patient-do-walk-away = Se mesmo assim insistirem, vá-se embora.
patient-complain-title = Perguntas ou uma queixa?
patient-complain-academy = A academia que emitiu o certificado responde em
patient-complain-elsewhere = Se o problema for a própria academia, fale com o organismo que atribui o título, com a sua câmara municipal ou com uma associação de consumidores. Se se sentir mal depois de um tratamento, vá ao médico.
patient-technical = Para especialistas
patient-serial-title = Esse é o número de série
patient-serial-text = O código é mais comprido: quatro grupos de quatro letras e números. Está perto do desenho quadrado.
patient-several-title = Há aí mais de um código
patient-several-text = Cada certificado tem o seu próprio código. Escreva um só código e depois o seguinte.
patient-nothing-title = Escreva primeiro o código
patient-group-1 = o primeiro grupo
patient-group-2 = o segundo grupo
patient-group-3 = o terceiro grupo
patient-group-4 = o quarto grupo
patient-mistake-mixed = Veja de novo { $group }: é { $typed } ou { $perhaps }?
patient-mistake-swapped = Veja de novo { $group }: { $typed } e { $perhaps } estão trocados?
patient-scan = Ler o desenho quadrado
patient-scan-stop = Desligar a câmara
patient-scan-picture = O que a câmara vê
patient-scan-denied = Não se pode usar a câmara. Escreva o código, ou entregue em baixo uma fotografia do certificado.
patient-too-many-title = Daqui estão a ser verificados muitos códigos
patient-too-many-text = Isto não diz nada sobre a pessoa que faz o tratamento, nem bem nem mal. Espere um minuto e tente de novo.
patient-tell-title = Diga-o antes do tratamento
patient-tell-lead = Mesmo que ninguém pergunte. Por vezes é preciso esperar, ou perguntar primeiro a um médico.
patient-tell-general = Doenças, medicamentos, alergias, e se está grávida.
patient-on-paper = No próprio certificado:
patient-receipt = Verificar de novo em
patient-busy-title = Neste momento estão a ser verificados muitos ficheiros
patient-busy-text = Isto não diz nada sobre a pessoa que faz o tratamento, nem bem nem mal. Espere alguns segundos e escolha o ficheiro outra vez.
patient-slow-title = O ficheiro não chegou a tempo
patient-slow-text = Isto não diz nada sobre a pessoa que faz o tratamento, nem bem nem mal. Escolha o ficheiro outra vez. Uma captura de ecrã do certificado é mais pequena e chega mais depressa.
patient-code-long = É um texto longo. Cole só o código: quatro grupos de quatro letras e números.
