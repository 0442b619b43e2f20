"""What people call things in a job search: English first, then German, French, Spanish, Portuguese.

Everything is compared after `plain`: no accents, no case, no punctuation. Data only.
"""

from __future__ import annotations

from onward.events import Kind

# Columns whose whole name says what they are.
NAMES: dict[str, str] = {
    "employer": """company|company name|companies|employer|employer name|organization|organisation|org|firm|business|hiring company
        |company organization|unternehmen|firma|arbeitgeber|firmenname|entreprise|societe|employeur|nom de l entreprise|empresa|compania
        |empleador|nombre de la empresa|nome da empresa|empregador|institution|school|agency name|comp|company applied to
        |company applied|company agency|account|client|studio|where did you apply|where i applied|where applied|which company|who with""",
    "role": """role|job|job title|title|position|position title|job position|role title|job role|position name|role name|job name
        |position applied|position applied for|role applied for|job applied for|opening|vacancy|job posting title|designation|stelle
        |stellenbezeichnung|stellentitel|jobtitel|beruf|rolle|poste|intitule|intitule du poste|titre|fonction|offre d emploi|puesto
        |cargo|vacante|titulo|posicion|vaga|funcao|posicao|job title role|position role|role position|title role|job description title
        |job title position|post""",
    "location": """location|city|place|country|state|city state|office|region|ort|standort|stadt|land|lieu|ville|localisation|pays|ubicacion
        |lugar|ciudad|local|localizacao|cidade|job location|location s|where is it|address""",
    "url": """url|link|website|job url|job link|job posting|posting|listing|web|site web|apply link|job posting url|application link
        |application url|posting link|link to job|link to posting|job ad|anzeige|webseite|enlace|lien|annonce|company website|career page
        |careers page|linkedin url|link to application|job description|jd|description|job post|stellenanzeige""",
    "salary": """salary|pay|compensation|wage|wages|salary range|pay range|salary amount|wage amount|gehalt|salaire|salario|remuneration
        |expected salary|base|base salary|comp range|total comp|tc|hourly rate|rate|salary min|salary max|min salary|max salary|stipend
        |salary k|ote|salary expectation|budget|gehaltsvorstellung|pretention salariale""",
    "notes": """notes|note|comments|comment|remarks|remark|details|misc|other|additional notes|notizen|bemerkung|bemerkungen|anmerkungen
        |kommentar|commentaires|remarques|notas|comentarios|observacoes|observaciones|info|additional info|thoughts|reason|reasons
        |why|lessons|lessons learned|questions|q a|question and answers|next steps|next step|next action|action|to do|todo|follow up
        |followup|follow up date|follow up notes|follow up sent|reminder|reminder date|followed up|interview notes|prep|deadline
        |application deadline|closing date|due date|bewerbungsfrist|naechste schritte|prochaine etape|priority
        |interest|interest level|excitement|probability|confidence|happy|feelings|mood|last contact person""",
    "contact": """contact|contact person|contact name|contact email|contact phone number|contact phone|recruiter|recruiter name|hiring manager
        |hr contact|email|e mail|phone|phone number|telephone|ansprechpartner|kontakt|telefon|contacto|correo|telefono|contato|nom du
        contact|person|poc|point of contact|interviewer|interviewers|recruiter email|who|linkedin contact|contact info|username|password
        |login|account email|portal login|user id""",
    "rating": "rating|score|fit|fit rating|fit score|match|match score|rank|ranking|bewertung|note de match|puntuacion|pontuacao",
    "id": """id|no|nr|num|number|index|idx|row|s no|sr no|sl no|serial|job id|req id|requisition|requisition id|reference|ref|application id
        |application number|job number|job ref|referenznummer|uuid|key|lfd nr|count|counter|days|age|week|week number|month|year|quarter
        |day|weekday""",
    "stamp": "current date|today|today s date|as of|export date|exported at|snapshot|date exported|generated|heute|stand heute",
    "created_on": """created|created at|created on|date created|date added|added|added on|added at|date saved|saved date|saved on|saved|date found
        |found on|date posted|posted|posted date|posting date|job posted|date discovered|discovered|erstellt|erstellt am|gefunden am|date
        ajoutee|fecha de creacion|creado|data de criacao|first contact date|first contact|timestamp|evaluation date|date listed|listed""",
    "status_on": """last update|last updated|updated|updated at|updated on|update date|last update date|status date|date of status|status updated
        |date updated|status changed|status change date|last modified|modified|last activity|last contact|last contact date|last contacted
        |last status|last heard|last action|last action date|date of last contact|letzte anderung|letzter kontakt|letztes update
        |aktualisiert|stand vom|status vom|statusdatum|derniere mise a jour|mise a jour|date de mise a jour|date du statut
        |ultima actualizacion|actualizado|fecha estado|fecha de estado|ultima atualizacao|atualizado em|stage date|stage entered at
        |outcome date|date of outcome|result date|end date|closed|closed at|closed on|date closed|final date|decision date
        |date of decision|resolution date|last moved at|last moved|status as of|last changed""",
    "status": """status|current status|application status|stage|state|application stage|current stage|outcome|result|results|progress|final status
        |final outcome|final result|status update|app status|response status|response type|decision|job status|pipeline stage|pipeline|list
        |status label|latest status|stage reached|furthest stage|stand|ergebnis|bewerbungsstatus|phase|statut|etat|etat de la
        candidature|resultat|avancement|estado|situacion|etapa|resultado|fase|situacao|status da candidatura|estatus|state of application
        |application state|where in process|process stage|interview status|interview stage|hiring stage|outcome type|application outcome
        |application result|how did it go|how it went|how is it going|what happened|current situation|situation|where it stands|recruitment stage|application progress|etapa actual|disposition|column|board
        |final decision|final stage|event|event type|outcome of application|result of application|resultado final|estado final|statut final|endergebnis""",
    "applied_on": """date|date applied|applied date|applied on|application date|date of application|apply date|applied|applied at|date sent|sent
        |sent on|date submitted|submitted|submitted on|submission date|application sent|application submitted|application sent on|date
        application sent|date of submission|applied when|when|when applied|day applied|day|start date|application day|submit date
        |application submitted date|date i applied|bewerbungsdatum|beworben am|datum|datum der bewerbung|bewerbung am|bewerbung vom
        |gesendet am|versendet am|verschickt am|abgeschickt am|bewerbung gesendet|bewerbung verschickt|beworben|bewerbung abgeschickt
        |date de candidature|date candidature|date d envoi|envoye le|date de postulation|candidature envoyee|candidature envoyee le|date
        envoi|postule le|candidate le|fecha|fecha de aplicacion|fecha de solicitud|fecha aplicacion|fecha de postulacion|fecha de envio
        |fecha solicitud|aplicado el|enviado el|fecha postulacion|data|data de candidatura|data da candidatura|data de aplicacao|data de
        envio|data da aplicacao|enviado em|candidatura em|aplicado em|inscricao|data de inscricao|entry date""",
}

# Columns that an application of a search that is kept has fields for, by their whole name, and what they hold decides too.
OWN_NAMES: dict[str, str] = {
    "source": """source|found through|found via|job source|application source|lead source|where found|where did you find it|portal
        |job portal|job board|jobboard|platform|quelle|gefunden uber|gefunden bei|jobborse|jobportal|stellenborse|fuente|portal de empleo
        |origine|plateforme|fonte|plataforma""",
    "resume": """resume|resume name|resume version|resume used|resume file|cv|cv name|cv version|cv used|cv file|lebenslauf
        |lebenslaufversion|version du cv|curriculo|curriculum|hoja de vida""",
    "letter": """letter|letter version|cover letter|cover letter version|cover letter name|cover letter used|cover letter file|anschreiben
        |lettre de motivation|carta de presentacion|carta de apresentacao""",
    "about": """description|job description|jd|posting text|text of the posting|job posting text|job text|stellenbeschreibung
        |beschreibung|stellentext|description du poste|descripcion|descripcion del puesto|descricao|descricao da vaga""",
    "follow_up_on": """follow up|followup|follow up date|follow up on|next follow up|next follow up date|reminder|reminder date|remind me
        |remind me on|wiedervorlage|nachfassen|nachfassen am|relance|relancer le|date de relance|seguimiento|acompanhamento""",
}

# What a column is about, by words in its name; the first that fits wins. What it holds (days, yes/no, status words) decides the rest.
TOPICS: tuple[tuple[str, str], ...] = (
    ("days_to_rejection", r"\b(days|time|duration|tage)\b.*\b(reject\w*|absage)\b"),
    (
        "days_to_answer",
        r"\b(days|time|duration|tage|delai|dias)\b.*\b(respon\w*|repl\w*|answer|hear\w*|antwort|reponse|respuesta|resposta)\b",
    ),
    ("days_to_answer", r"\b(response|reply)\b.*\b(days|time)\b"),
    (
        "ignored",
        r"^(days|time|weeks?|hours|tage|jours|dias)\b|\b(days since|days ago|elapsed|since applied|days elapsed|age in days)\b",
    ),
    (
        "ignored",
        r"\b(follow ?up|reminder|deadline|next|thank you|prep\w*|questions?|notes?|feedback|reason|score|rating|start date)\b",
    ),
    ("declined", r"\b(declined offer|offer declined|i declined|refused offer)\b"),
    ("accepted", r"\b(accept\w*|hired|signed|angenommen|accepte\w*|aceptad\w*|aceit\w*)\b"),
    ("offer", r"\b(offers?|offered|angebot|zusage|offre|oferta|proposta)\b"),
    ("withdrawn", r"\b(withdr\w*|zuruckgezogen|retire\w?|retirad\w*|desist\w*)\b"),
    (
        "rejected",
        r"\b(reject\w*|rejec|declined|denied|denial|turned down|absage|abgelehnt|refus\w*|rechaz\w*|rejei\w*|recus\w*|not selected)\b",
    ),
    (
        "closed",
        r"\b(ghost\w*|no respon\w*|no reply|no answer|keine antwort|sans reponse|sin respuesta|sem resposta)\b",
    ),
    (
        "assessment",
        r"\b(assessments?|oa|online test|coding (test|challenge)|code challenge|take ?home|hacker ?rank|codility|assignment|aptitude"
        r"|tests?|einstellungstest|test technique|prueba|prova|teste|case study)\b",
    ),
    (
        "screen",
        r"\b(screen\w*|phone (interview|call|screen)|recruiter (call|screen|chat)|hr (call|screen|round|interview)|intro call|telefon\w*"
        r"|pre ?screen|entretien telephonique|llamada|ligacao|phone)\b",
    ),
    (
        "interview",
        r"\b(interview\w*|inter|on ?site|final round|(1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|final|technical|tech)"
        r" (round|call|stage)|round \d|\w*gesprach\w*|kennenlernen|entretien\w*|entrevista\w*|panel|superday)\b",
    ),
    (
        "answered",
        r"\b(response|respond\w*|replied|reply|repl\w*|answer\w*|heard\w*|hear|contacted|callback|call back|antwort|ruckmeldung"
        r"|reponse\w*|retour|respuesta|resposta|retorno|contacted back|communication received|confirmation)\b",
    ),
    (
        "applied",
        r"\b(appl(y|ied|ication)|sent|submitted|beworben|bewerbung\w*|candidature|postul\w*|aplicad\w*|aplicacion|candidatura|enviad\w*"
        r"|envoye\w*|gesendet|verschickt|abgeschickt)\b",
    ),
)

TOPIC_KINDS: dict[str, Kind] = {
    "answered": Kind.ANSWERED,
    "screen": Kind.SCREEN,
    "assessment": Kind.ASSESSMENT,
    "interview": Kind.INTERVIEW,
    "offer": Kind.OFFER,
    "accepted": Kind.ACCEPTED,
    "declined": Kind.DECLINED,
    "rejected": Kind.REJECTED,
    "withdrawn": Kind.WITHDRAWN,
    "closed": Kind.CLOSED,
    "contacted": Kind.CONTACTED,
}

YES = frozenset(
    [
        "y",
        "yes",
        "true",
        "x",
        "1",
        "ja",
        "oui",
        "si",
        "sim",
        "s",
        "o",
        "j",
        "v",
        "check",
        "checked",
        "done",
        "ok",
        "yep",
        "yeah",
        "wahr",
        "vrai",
        "verdadero",
        "verdadeiro",
        "✓",
        "✔",
        "✅",
        "☑",
        "🗸",
        "✗yes",
    ]
)
NO = frozenset(
    [
        "n",
        "no",
        "false",
        "0",
        "nein",
        "non",
        "nao",
        "f",
        "nope",
        "falsch",
        "faux",
        "falso",
        "none",
        "✗",
        "✘",
        "❌",
        "☐",
        "-",
    ]
)
BLANK = frozenset(
    {"", "n a", "na", "none", "null", "nan", "tbd", "unknown", "unbekannt", "inconnu", "desconocido"}
)

# Statuses. Each pattern is looked for in turn and taken out of the text, so that what it names is not found again.
NOT_SENT = (
    r"wish ?list\w*|bookmark\w*|saved?|to apply|not (yet )?applied( yet)?|not started|haven t applied|did not apply\w*|didn t apply|never applied"
    r"|drafts?|drafted|evaluated|interested|planning( to apply)?|plan to apply|considering|researching|research|skip\w*|dup|duplicate|to ?do"
    r"|backlog|preparing|will apply|ready to apply|need to apply|applying|unapplied|not submitted|missed deadline|discovered|prospect\w*|leads?"
    r"|gemerkt|geplant|vorgemerkt|noch nicht beworben|entwurf|a postuler|a envoyer|brouillon|por aplicar|pendiente de enviar|guardad\w*"
    r"|por enviar|borrador|a candidatar|salv[ao]s?|rascunho|a enviar|quero me candidatar|\d+ (saved|bookmarked|wishlist|to apply)"
)
LET_GO = r"skip\w*|dup|duplicate|missed deadline|did not apply\w*|didn t apply|never applied"
"""Of those, what will not be sent any more: no search has a place for it."""
UNSURE = r"i (declined|refused)|(?<!interview )declined by me|aprovad[oa]s?"
"""Statuses that could well mean something else: an interview or an offer that was declined, a stage or a job that was given."""
STATUSES: tuple[tuple[Kind | None, str], ...] = (
    # What only looks like news.
    (
        None,
        r"(awaiting|waiting( for| on)?|hoping( for)?|expect\w*|pending)( an?| the| their)? (job )?offer\w*|offers? (expected|pending|soon)"
        r"|(no|not|without)( an?| been| any)? (offers?|rejection|rejected|declined) yet|not( been)? rejected( yet)?"
        r"|(joined|added to|in|put in)( the| their| a)? talent (pool|community|network)|started (the |my |an )?application"
        r"|not yet (rejected|declined)|(noch )?(nicht|keine?) (abgesagt|abgelehnt|absage)|pas encore (refuse|rejete)|(aun|todavia) no (rechazad[oa]|descartad[oa])"
        r"|ainda nao (rejeitad[oa]|recusad[oa])|waiting (for|on)( an?| the)? (interview )?invit\w*|auto(matic|mated)? ?(reply|response|confirmation)"
        r"|zwischenbescheid|eingangsbestatigung|accuse de reception|(cv |curriculo )?vist[oa]|(cv|curriculo) visualizado|pendiente",
    ),
    # What is said of an interview in other words.
    (
        Kind.REJECTED,
        r"me rechazaron|poste pourvu|nao passei|vaga preenchida",
    ),
    (Kind.INTERVIEW, r"convocation|vg am|(?<=ghosted )after( \d+)? (rounds?|interviews?)"),
    (Kind.SCREEN, r"invited for a chat|entrevista (con )?(rrhh|rh)"),
    (Kind.ACCEPTED, r"vertrag unterschrieben|signed( the)? (contract|offer)"),
    (Kind.WITHDRAWN, r"abandonne[e]?"),
    (
        Kind.ANSWERED,
        r"application (was )?accepted|accepted (for|to)( an?| the)?(?= (interview|phone|screen|next|second|first|assessment|test))",
    ),
    (
        Kind.REJECTED,
        r"(?:(?<=offer )|(?<=offer was ))(withdrawn|rescinded|revoked|pulled)|rescinded"
        r"|(not|wasn t|weren t|isn t|was not|were not) (selected|chosen|shortlisted|invited|picked|accepted|considered)"
        r"( (for|to)( an?| the)?( \w+)? (interview\w*|screen\w*|assessments?|tests?|rounds?|role|position|job))?"
        r"|(they|company|employer|client|team)( \w+)? (not|no longer) interested|(they|company|employer) (passed|declined|rejected|withdrew|cancell?ed)"
        r"|(they |(?<!i ))said no|(got|was|hard|a) no|candidate (was )?(selected|chosen|found|hired)|(someone|somebody|another|other|different|internal) \w*( was)? ?(selected|chosen|hired)"
        r"|(selected|chose|hired) (another|other|an? (different|internal))( \w+)?|keine zusage|kein angebot|pas d offre|sin oferta|sem proposta|didn t get (it|the job)",
    ),
    (
        Kind.WITHDRAWN,
        r"(i )?(declined|refused|turned down|cancell?ed|skipped)( the| an?| their| my| to)? (interview\w*|screen\w*|invit\w*|call|assessment|test)"
        r"|i (rejected|cancell?ed)( (them|it))?|(interview\w*|screen\w*|invit\w*|call|assessment|test) (was )?(declined|refused|turned down|cancell?ed|skipped) by me"
        r"|i said no( to (them|it))?|selbst (abgesagt|abgelehnt)|ich (habe?|hab) (selbst )?(abgesagt|abgelehnt)|(abgesagt|abgelehnt|absage) von mir|von mir (abgesagt|abgelehnt)"
        r"|eigene absage|absage meinerseits|refuse par moi|(rechazad|descartad)[oa] por mi|(recusad|rejeitad)[oa] por mim|desisti",
    ),
    # An offer from somebody else ends this application by the person's own hand.
    (
        Kind.WITHDRAWN,
        r"(took|accepted|got|found|signed|chose|went with|received|have|due to|because of|for) (an? |the )?(another|other|different|new|better)( job)?"
        r" (offer|job|position|role|company|employer)|rejected by me|i rejected|(took|accepted|signed|hired|employed|found|got)( an?)?( job| offer| position| role)? elsewhere",
    ),
    # What did not happen comes first, so that "no offer" is no offer.
    (
        Kind.REJECTED,
        r"(no|not|never|without|w o|(did ?n t|did not|didnt) (get|receive)( an?| the)?) (\w+ )?(offers?|job offers?|hired|selected|chosen|accepted|an offer)"
        r"|screened out|did (not|n t) (proceed|progress|advance|move forward|pass)"
        r"|(hired|chose|picked|selected|found|promoted|went with|offered( it)? to) (an? |the )?(some(one|body)( else)?|another( candidate| person)?"
        r"|(other|different|internal|external|better|stronger)(ly)?( candidate\w*| applicant\w*)?(?! (offer|job|position|role|company)))",
    ),
    (
        Kind.CONTACTED,
        r"recruiter (outreach|reached out|contacted( me)?|contact)|inbound( request)?|outreach|(they|recruiter|company) (contacted|reached)"
        r"( out)?( to)?( me)?|contacted by \w+|head ?hunted|approached|reached out to me|linkedin inmail",
    ),
    (
        Kind.DECLINED,
        r"(declined|refused|rejected|turned down) (the |an |their |my )?(job )?offer|offer (was )?(declined|refused|turned down)( by me)?"
        r"|(das )?angebot (selbst )?abgelehnt( von mir)?|offre refusee|(j ai )?(refuse|decline) l offre|oferta rechazada( por mi)?|(rechace|rehuse|decline) la oferta"
        r"|proposta recusada|recusei a (proposta|oferta)",
    ),
    (
        Kind.WITHDRAWN,
        r"i (declined|refused|turned (it|them) down)|declined by me|j ai (refuse|decline|renonce|annule)|(rechace|decline)( yo)?|recusei",
    ),
    (
        Kind.ACCEPTED,
        r"(offer )?accepted( the| an)?( offer)?|hired|signed( offer| contract)?|got (the )?job|joined|start(ed|ing)( work)?|employed"
        r"|eingestellt|angenommen|embauche\w?|accepte\w?|contratad\w*|aceptad\w*|aceit\w*|admitid\w*",
    ),
    (
        Kind.OFFER,
        r"offers?( received| made| extended| stage)?|offered|negotiat\w*|verbal offer|angebot|zusage|offre|oferta|proposta|aprovad[oa]s?",
    ),
    (
        Kind.WITHDRAWN,
        r"withdr[ae]w\w*|withdrawal|pulled out|i (withdrew|cancell?ed|passed|quit)|cancell?ed by me|not interested|no longer interested"
        r"|opted out|self reject\w*|zuruckgezogen|abgebrochen|retire\w?|desist\w*|retirad\w*|renonce|cancelad\w* por mi",
    ),
    (
        Kind.CLOSED,
        r"auto ?reject\w* by me|ghost\w*|no (response|reply|replies|answer|news|word|feedback|contact|call ?back)( \w+ \w+)?( yet)?"
        r"|never (heard|responded|replied|answered)( back| from)?|(have ?n t|did ?n t|not) (heard|hear|respond\w*|repl\w+)( back| from \w+)?|un ?responsive"
        r"|ignored|application ignored|expired|archived?|closed( out)?|inactive|dead|stale|timed? ?out|silence|silent|radio silence|mia|too late|presumed \w+"
        r"|(position|job|role|posting|req\w*|vacancy) (was )?(filled|removed|closed|cancell?ed|deleted|withdrawn|on hold|no longer \w+|taken down|pulled|gone)"
        r"|(no longer|not) (available|accepting|hiring)|filled|hiring freeze\w*|cancell?ed|on hold|given up|gave up|abandoned|discarded|assumed (rejected|dead|no)"
        r"|keine (antwort|ruckmeldung|reaktion)|nicht gemeldet|ohne antwort|geschlossen|besetzt|archiviert|sans (reponse|retour|nouvelles?)|pas de (reponse|retour|nouvelles?)"
        r"|aucune reponse|sin (respuesta|contestacion|noticias)|no respond\w+|cerrad\w+|sem (resposta|retorno)|sem contato|encerrad\w+|expirad\w+"
        r"|(vaga|vacante|poste|stelle) (foi )?(fechad[oa]|cancelad[oa]|congelad[oa]|annule|ferme|supprime|gestrichen|weggefallen|eingefroren|zuruckgezogen)",
    ),
    (
        Kind.REJECTED,
        r"(auto |application |automatic )?reject\w*|\brej\b|rejec|declined?|denied|denial|not (selected|chosen|moving forward|a fit|proceeding|successful"
        r"|shortlisted|considered|hired|accepted|progressed|qualified|approved|the right fit)|unsuccessful|turned down|regrets?|passed on|rip|nah|failed|fail|cut|dropped"
        r"|no longer (under consideration|being considered|considered)|unselected|eliminated|went with (some|an)\w* (else|other)|another candidate|not progress\w*|no offer"
        r"|\w*absagen?|abgesagt|abgelehnt|ablehnung|nicht (genommen|ausgewahlt|berucksichtigt)|refus\w*|rejet\w*|non retenue?|negati[vf]\w*|rechazad\w*|rechazo|descartad\w*"
        r"|no seleccionad\w*|denegad\w*|rejeitad\w*|recusad\w*|reprovad\w*|nao selecionad\w*|eliminad\w*|dispensad\w*|thanks but no( thanks)?|nope",
    ),
    (
        None,
        r"(no|not|never|without|w o|did ?n t|have ?n t|didnt|keine?n?|nicht|ohne|pas d|pas de|sans|aucune?|sin|ningun\w?|nao|sem|nenhum\w?)( \w+){0,2} "
        r"(interview\w*|\w*gesprach\w*|entretien\w*|entrevista\w*|screen\w*|assessment|test|call)|pre ?interview",
    ),
    (
        None,
        r"(awaiting|waiting( for| on)?|pending|warte\w*|warten auf|en attente( de)?|esperando|aguardando|espera de)"
        r"( (?!interview|screen|phone|assessment|test|onsite|final|panel|technical|gesprach|entretien|entrevista)\w+){0,2} "
        r"(response|reply|answer|feedback|review|decision|news|result\w*|antwort|ruckmeldung|reponse|retour|respuesta|resposta|retorno)",
    ),
    (
        Kind.SCREEN,
        r"(phone|recruiter|hr|initial|telephone|video|first|intro\w*|tel) ?(phone )?(screen\w*|call|chat|intro\w*)|(phone|telephone|hr|recruiter) "
        r"(interview|round)|(resume|cv|application) screen\w*|screen\w*|pre ?screen\w*|intro call|exploratory call|telefon\w*|entretien (telephonique|rh)"
        r"|entrevista (telefonica|con rrhh|rh|hr)|llamada( telefonica)?|preseleccion|triagem|contato rh",
    ),
    (
        Kind.ASSESSMENT,
        r"(online |technical |coding |skills? |aptitude |take home )?(assessment|assignment)( sent| stage| received)?|\boa\b|oa \d|(online|coding|technical|skills?|aptitude"
        r"|personality) (test|exam|challenge|task|exercise)|code challenge|take ?home( test| task| assignment)?|hacker ?rank|codility|code ?signal|case study|home ?work"
        r"|tests?|challenge|\w*test|einstellungstest|test technique|prueba( tecnica)?|prova|teste( tecnico)?|desafio( tecnico)?|evaluacion",
    ),
    (
        Kind.INTERVIEW,
        r"interview\w*|inter|intervw|on ?sites?|(final|last|1st|2nd|3rd|4th|5th|\d(st|nd|rd|th)?|first|second|third|fourth|fifth|technical|tech|panel|hiring manager|hm|loop"
        r"|virtual|video|zoom) (round|stage|rd|call|loop)|rounds? \d|r\d|next round|eingeladen|einladung|panel|super ?day|hiring manager|technical|tech screen|in (person|interviews)|finalist|final stage"
        r"|\w*gesprach\w*|vorgestellt|kennenlernen|probearbeiten|probetag|assessment center|entretiens?|entrevistas?( \w+)?|entrevistad\w",
    ),
    (
        Kind.ANSWERED,
        r"respon(ded|se received)|replied|heard back|call ?back|got (a )?(response|reply)|(positive|received) (response|reply)|beantwortet|ruckmeldung( erhalten)?"
        r"|antwort (erhalten|bekommen)|a repondu|reponse recue|contestad\w*|respondid\w*|respondeu|shortlist\w*|short listed|availability request|information request"
        r"|action required from company|in discussion\w*|in contact|contacted|waitlisted|selected|talking|advanced|moved forward|progressing",
    ),
    (
        Kind.APPLIED,
        r"(re ?)?appl(ied|ication)( \w+)?( sent| submitted| received)?|sent|submitted|pending|waiting|in (progress|process|review)|under (review|consideration)|review\w*"
        r"|received|acknowledged|confirm\w*|open|active|viewed|read|easy appl\w*|referred|ongoing|processing|submitted by \w+|no update\w*|beworben|bewerbung( \w+)?|gesendet|verschickt"
        r"|versendet|abgeschickt|offen|laufend|lauft|eingereicht|in bearbeitung|eingangsbestatigung|candidate\w?|candidature( envoyee)?|envoye\w*|postule\w?|en (cours|attente)"
        r"|aplicad\w*|aplique|postulad\w*|enviad\w*|solicitad\w*|en (proceso|revision|espera)|inscrit\w*|aplicou|candidatura( enviada)?|candidatei|em (analise|andamento|processo)"
        r"|inscrit[oa]|aguardando|in arbeit|new|new application|outstanding|to be (determined|decided)|resume downloaded|relance\w*",
    ),
)
