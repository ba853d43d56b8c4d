// Words for people, as the rules for reviews look for them.
namespace Muster.Core.Reviews.Lint;

internal static class PersonWords
{
    /// <summary>What one person is, by their work.</summary>
    public const string Trade =
        "(engineer|developer|dev|operator|administrator|sysadmin|dba|intern|contractor|employee|colleague|technician|sre|manager|consultant|reviewer|responder|commander|programmer|analyst|trainee|newcomer|supervisor|dispatcher|pharmacist|nurse|doctor|physician|surgeon|pilot|captain|electrician|mechanic|clerk|teller|trader|cashier|receptionist|architect|tester|director|accountant|guy|on-?call|new hire|team ?lead|shift lead|team ?member|member of (the |our )?(staff|team))";

    /// <summary>What somebody is, in the singular or the plural.</summary>
    public const string Kind =
        "("
        + Trade
        + "s?|engineers?|developers?|devs?|operators?|admins?|administrators?|sysadmins?|dbas?|interns?|juniors?|contractors?|employees?|colleagues?|technicians?|vendors?|sres?|managers?|new hires?|consultants?|individuals?|authors?|reviewers?|responders?|commanders?|on-?call(ers?)?|persons?|people|staff|owners?|maintainers?|programmers?|analysts?|nurses?|pilots?|clerks?|traders?|trainees?|newcomers?|volunteers?|humans?|team ?members?|members? of (the |our )?(staff|team)|teams?|squads?|crew|supervisors?|shift leads?|leads?)";

    /// <summary>What is called like a person, and is none.</summary>
    public const string Compound =
        "((kubernetes|k8s|helm|cluster|postgres|prometheus|kafka|etcd|ingress|boolean|sql|join) operator|(package|secrets?|session|task|connection|traffic|certificate|queue|process|tag|window|transaction|memory|volume|device|file|lock|cluster|resource|config|feature) manager)";

    /// <summary>What people build, and what does or leaves undone without anybody's failing.</summary>
    public const string System =
        "(alert|alarm|monitor|canary|test|pipeline|linter|check|gate|guard|service|system|script|job|database|cache|deploy|deployment|rollback|failover|probe|balancer|dashboard|query|replica|server|client|library|tool|validator|validation|schema|config|flag|breaker|queue|scheduler|controller|process|program|code|function|parser|compiler|planner|optimizer|optimiser|router|proxy|gateway|broker|driver|agent|worker|daemon|node|cluster|pod|container|firewall|switch|certificate|resolver|browser|app|application|api|sdk|handler|loop|thread|migration|backup|storage|store|disk|volume|index|plugin|module|component|provider's system|cdn|dns|kernel|runtime|framework|template|hook|bot|form|page|ui|consumer|producer|retry|limiter|autoscaler|watchdog|heartbeat|cron|importer|exporter|collector|it|which|that|this|"
        + Compound
        + ")s?";

    /// <summary>So far before or after some words one looks for whom they are about.</summary>
    public const int Around = 120;

    /// <summary>With an article and up to three words before it.</summary>
    public const string Somebody =
        $"(((the|an?|our|one of (the|our)|some|another|their|this|that|each|every|two|three)( [\\w-]+){{0,3}} )?{Kind}|he|she|they|we|i|you|someone|somebody|anyone|anybody|everyone|everybody|nobody|no one|none of us|who|whoever)";

    /// <summary>Given names that are common somewhere; whoever else is known by name stands in the context.</summary>
    public const string GivenName =
        "(Aaron|Aditya|Agnieszka|Ahmed|Akira|Aleksandr|Alessandro|Alina|Amara|Anastasia|Anders|Anil|Anja|Anke|Ayse|Beatriz|Bilal|Bjorn|Camille|Chidi|Chinedu|Dieter|Ekaterina|Elif|Enrico|Esra|Farah|Felipe|Francois|Goran|Guillaume|Gustavo|Haruto|Heike|Igor|Ines|Jakub|Jelena|Jin|Joao|Jorge|Kamal|Katarina|Kofi|Lakshmi|Laurent|Leila|Luca|Luka|Magnus|Manuel|Marco|Marek|Marina|Mariana|Mathieu|Matteo|Mikhail|Milan|Ming|Mira|Mohammad|Mustafa|Natalia|Ngozi|Nikolai|Nils|Noor|Oleg|Paolo|Pavel|Pooja|Rafael|Reza|Roberto|Roman|Sakura|Salma|Santiago|Sergey|Sergio|Shreya|Sina|Soren|Svetlana|Takeshi|Tatiana|Thabo|Tobias|Tomasz|Vincent|Viktor|Vladimir|Wojciech|Xiao|Yasmin|Ying|Yuri|Zainab|Zeynep|Abdul|Adam|Aisha|Alan|Alejandro|Alex|Alexander|Ali|Alice|Amanda|Amir|Amy|Ana|Andre|Andrea|Andrew|Andy|Angela|Anita|Anna|Anne|Anthony|Antonio|Arjun|Arthur|Ben|Benjamin|Beth|Bill|Bob|Brian|Bruno|Carl|Carla|Carlos|Carol|Caroline|Catherine|Charles|Charlie|Chen|Chiara|Chloe|Chris|Christian|Christine|Claire|Clara|Cleo|Colin|Dan|Daniel|Dave|David|Deepak|Dennis|Diana|Diego|Dmitri|Dmitry|Don|Donna|Doug|Ed|Eddie|Elena|Eli|Elias|Ellen|Emily|Emma|Eric|Erik|Eva|Eve|Fatima|Felix|Fernando|Fiona|Francesco|Frank|Fred|Gabriel|Gary|George|Giulia|Grace|Greg|Hana|Hannah|Hans|Harry|Hassan|Helen|Henry|Hiro|Hiroshi|Hugo|Ian|Ibrahim|Ingrid|Irina|Isaac|Isabel|Ivan|Jack|Jacob|Jake|Jamal|James|Jan|Jane|Janet|Jason|Javier|Jean|Jeff|Jen|Jenny|Jess|Jessica|Jim|Joan|Joe|Joel|John|Jon|Jonas|Jordan|Jose|Joseph|Juan|Judy|Julia|Julie|Kai|Karen|Karim|Karl|Kasia|Kate|Katie|Keith|Ken|Kenji|Kevin|Khalid|Kim|Klaus|Kumar|Lars|Laura|Lea|Lee|Lena|Leo|Leon|Li|Liam|Lily|Linda|Lisa|Liz|Lucas|Lucia|Lucy|Luis|Lukas|Magda|Marc|Marcus|Maria|Marie|Mario|Mark|Marta|Martin|Mary|Mateo|Matt|Matthew|Max|Maya|Megan|Mehmet|Mei|Mia|Michael|Michelle|Miguel|Mike|Mohamed|Mohammed|Monica|Nadia|Nancy|Natalie|Natasha|Neil|Nick|Nicola|Nicole|Nikhil|Nina|Noah|Nora|Olga|Oliver|Olivia|Omar|Oscar|Pablo|Pat|Patricia|Patrick|Paul|Paula|Pedro|Peter|Petra|Phil|Philip|Pierre|Priya|Rachel|Rahul|Raj|Rajesh|Ravi|Rebecca|Ricardo|Richard|Rob|Robert|Rosa|Ruth|Ryan|Sally|Sam|Samir|Samuel|Sandra|Sanjay|Sara|Sarah|Scott|Sean|Sergei|Simon|Sofia|Sonia|Sophie|Stefan|Stephen|Steve|Steven|Sue|Sunil|Susan|Sven|Tanya|Tariq|Ted|Teresa|Thomas|Tim|Tina|Tom|Tomas|Tony|Ulrike|Uwe|Valentina|Vera|Victor|Vijay|Vikram|Walter|Wei|Will|William|Wolfgang|Xavier|Yan|Yara|Yuki|Yusuf|Zach|Zoe)";

    /// <summary>What a person does in their head, or fails to do.</summary>
    public const string Lapse =
        "(forgot|forgets|forgotten|overlooked|misread|misjudged|misunderstood|mistyped|mis-?typed|mistook|fat-?fingered|neglected|ignored|dismissed|assumed|didn't ((double[- ]?)?check|test|read|follow|look|notice|verify|think|know|realize|realise|ask|escalate|review|understand|pay)|did not ((double[- ]?)?check|test|read|follow|look|notice|verify|think|know|realize|realise|ask|escalate|review|understand|pay)|failed to (check|test|read|follow|look|notice|verify|realize|realise|ask|escalate|review|understand|communicate|inform|tell|warn|validate|spot|see|heed|anticipate|consider|recogni[sz]e)|skipped|bypassed|cut corners|rushed|panicked|(was|were|is|got|had|wasn't|weren't|was not|were not|hadn't|had not)( [\\w-]+){0,2} (careless|careful|distracted|tired|negligent|sloppy|inattentive|overconfident|confused|inexperienced|experience|new|trained|attentive|to blame|at fault|responsible for (this|the (outage|incident|failure)))|made (a|an|the|some|several|two) ([\\w-]+ )?(mistakes?|errors?|typos?|slips?|bad calls?)|made (mistakes|errors)|messed up|screwed up|blundered|botched|copied and pasted without|clicked the wrong)";

    /// <summary>What may break something, by whoever's hand.</summary>
    public const string Act =
        "(deleted|dropped|wiped|truncated|erased|overwrote|destroyed|removed|broke|caused|triggered|crashed|killed|took down|brought down|took out|knocked out|misconfigured|pushed|merged|deployed|shipped|released|rolled out|ran|executed|launched|started|applied|approved|typed|entered|changed|edited|disabled|turned off|switched off|set|pasted|used|chose|picked|clicked|pressed|unplugged|pulled|cut|committed|introduced|wrote|uploaded|sent|signed off|restarted|rebooted|renamed|moved|let|scanned|selected|opened|(took|brought|knocked)( [\\w-]+){1,4} (down|out|offline))";
}
