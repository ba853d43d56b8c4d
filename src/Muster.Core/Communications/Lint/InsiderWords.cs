// What the public cannot know or shall not know: names of machines and tools, and engineers' shorthand.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class InsiderWords
{
    private static readonly PhraseRule Tools = new(
        "\"{0}\" is the name of something that we run and customers never see. It explains nothing to them, and tells an attacker something.",
        "Name what customers use: \"checkout\", \"sign-in\", \"videos\".",
        [
            "(redis|memcached|kafka|zookeeper|rabbitmq|activemq|postgres|postgresql|mysql|mariadb|mongo|mongodb|cassandra|couchbase|cockroachdb)",
            "(clickhouse|elasticsearch|elastic|opensearch|solr|influxdb|etcd|consul|vault|nomad|nginx|haproxy|envoy|istio|linkerd|traefik|varnish)",
            "(squid|apache|tomcat|iis|jvm|kubernetes|k8s|kubelet|kube|eks|gke|aks|docker|containerd|helm|argo ?cd|flux|spinnaker|terraform)",
            "(ansible|puppet|chef|jenkins|circleci|gitlab|github actions|grafana|prometheus|alertmanager|datadog|splunk|sentry|new relic)",
            "(pagerduty|opsgenie|zabbix|nagios|kibana|logstash|jaeger|celery|sidekiq|airflow|spark|hadoop|hdfs|flink|snowflake|bigquery|redshift)",
            "(dynamodb|rds|aurora|ec2|s3|ebs|efs|elb|alb|nlb|iam|sqs|sns|kinesis|route ?53|cloudfront|cloudwatch|lambda|fargate|vpc|ceph|minio)",
            "(pgbouncer|postgrest|grpc|graphql|protobuf|jira|confluence|launchdarkly|unleash|okta|ldap|active directory|vmware|vsphere|esxi)",
            "(hypervisors?|systemd|linux|ubuntu|debian|node[.]?js|rails|django|spring boot|php-fpm|sql server|oracle db|neo4j|tikv|vitess)",
            "(proxysql|keycloak|cloud run|cloud sql|pubsub|pub/sub|cosmos ?db|event ?hubs?|service bus|blob storage|app engine|backstage|bastion)",
        ]
    );

    private static readonly PhraseRule Shorthand = new(
        "\"{0}\" is a word of engineers. A customer reads it as noise, or as something worse than it is.",
        "Say what a customer sees: \"pages load slowly\", \"some payments fail\".",
        [
            "(http )?[45](xx|0[0-9]s|[0-9][0-9]s)",
            "http [0-9]{3}s?",
            "(http|status|code|codes|error|returning|returns|returned|throwing|throws|with) (50[0-9]|52[0-9]|429|40[0-9])( (error|errors|responses?))?",
            "(50[0-9]|52[0-9]|429|40[0-9]) (error|errors|responses?|status|codes?)",
            "p(50|75|90|95|99|999|99[.]9)( latency| latencies)?",
            "(qps|rps|tps|iops|rpm|cpu|cpus|ram|oom|oomkilled|oom-killed|oom kill(s|ed)?|gc|heap|jvm heap|ttl|ttls|tcp|udp|tls|ssl|mtls|bgp|arp)",
            "(mtu|nat|vip|vlan|acl|asn|wal|lsn|rpc|rpcs|orm|sql|ddl|etl|pvc|hpa|crd|csi|cni|nic|raid|lun|san|nfs|ipam|dhcp|ntp|snmp|ssh|sso|saml)",
            "(jwt|jwts|oidc|csrf|cors|waf|cdn|cdns|slo|slos|sli|slis|mttr|rca|poc|sre|sres|dba|dbas|p0|p1|sev ?0|lb|lbs|db|dbs|az|azs|mq|dlq|k/v)",
            "(kv)",
            "(garbage collection|stack ?traces?|null ?pointer( exception)?|npe|seg ?faults?|segfault(s|ed|ing)?|core ?dumps?|kernel( panic)?)",
            "(memory leak|race condition|dead ?locks?|deadlock(s|ed|ing)?|mutex|thread ?pools?|thread starvation|connection ?pools?)",
            "(pool exhaustion|file descriptors?|sockets?|page cache|buffer pool|query plan(ner)?|slow quer(y|ies)|full table scan|table scan)",
            "(index(es)? rebuild|schema( migration| change)?|row lock|lock contention|vacuum|replication( lag| slot)?|replicas?|read ?replicas?)",
            "(primary/secondary|failover|fail-over|failed over|failing over|fail over|split[- ]brain|quorum|leader election|shards?|sharding)",
            "(rebalanc(e|es|ing)|consumer (lag|groups?)|dead[- ]letter( queue)?|back ?pressure|circuit[- ]breakers?|thundering herd|retry storm)",
            "(cache (invalidation|stampede|misses|miss rate|hit rate|hit ratio|layer|nodes?|cluster)|cold cache|hit ratio|load ?balancers?)",
            "(reverse prox(y|ies)|prox(y|ies)|ingress|egress|side ?cars?|service mesh|api gateway|control plane|data plane|upstreams?)",
            "(downstreams?|back-?ends?|micro-?services?|monolith|pods?|nodes?|node pool|daemon ?sets?|stateful ?sets?|containers?|namespaces?)",
            "(clusters?|auto-?scal(er|ing)|autoscaling group|vms?|bare metal|rack|hypervisors?|crash-?loop(s|ing|ed|backoff)?|liveness)",
            "(readiness( probe)?|health ?checks?|cron ?jobs?|cron|daemons?|message (broker|queue|bus)|brokers?|event bus|webhook dispatcher)",
            "(feature ?flags?|kill ?switch|canary|canaries|blue[/-]green|hot ?fixing|hotfixed|cherry[- ]pick(ed)?)",
            "(revert(ed|ing)? (the )?(commit|pr|merge|pull request)|commits?|pull requests?|prs?|merge requests?|rebase|main branch|git|ci/cd)",
            "(ci pipeline|pipelines?|build [0-9]+|sha|config ?maps?|helm chart|yaml|env(ironment)? vars?|environment variables?|staging|prod)",
            "(on prod|runbooks?|post-?mortems?|war ?room|incident commander|bridge call|blast radius|root cause analysis|saturat(ed|ion))",
            "(throttl(ed|ing)|rate[- ]limit(er|ers)|latency spike|tail latency|packet loss|peering|route leak|routing tables?)",
            "(dns (resolvers?|records?|propagation|zone)|resolvers?|name ?servers?|anycast|firewall rules?|subnets?|cidr|certificate chain|cipher)",
            "(handshakes?|payloads?|endpoints?|idempoten(t|cy)|stateless|async(hronous)?|synchronous|timeouts? on|queue depth)",
            "(queue(s)? (backed up|backing up|length)|backfill(ed|ing)?|hot ?spots?|hot partition|noisy neighbou?r|brown-?out|egress|i/o|disk i/o)",
            "(iowait|inodes?|volume mount|mount point|block storage|object store|write-ahead|checkpoint(s|ing)?|compaction|tombstones?)",
            "(serializ(er|ation)|deserializ(er|ation|e)|regex|regression)",
        ]
    );

    private static readonly PhraseRule Machines = new(
        "\"{0}\" names a machine, an address or an identifier of ours. It is of no use to customers, and of some to an attacker.",
        "Name what customers use: \"checkout\", \"sign-in\", \"videos\".",
        new Phrases(
            [
                // A machine's name: words with hyphens that end in a number or begin like a role; in a domain of the house.
                "[a-z][a-z0-9]*(-[a-z0-9]+)*-[a-z]*[0-9]+[a-z]?([.][a-z0-9-]+)*",
                "[a-z0-9-]+([.][a-z0-9-]+)*[.](internal|local|localdomain|lan|corp|intra|intranet|svc|cluster|prod|priv|private|home|test|stg|dev)([.][a-z]+)*",
                "([a-z][a-z0-9]*-)+(svc|service|api|db|database|cache|worker|workers|gateway|proxy|server|srv|prod|production|staging|cluster|queue|consumer|producer|node|pod|master|replica|primary|core|backend|frontend|web|app|job|jobs|cron|router|broker|engine|daemon|scheduler|processor|handler|manager|store|ingest|lb|edge|bff|v[0-9]+)",
                "(svc|db|prod|stg|k8s|pg|redis|kafka|mysql|es|cache|lb|app|web|api|node|srv|host|vm|edge)-[a-z0-9]+(-[a-z0-9]+)*",
                "[0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}(/[0-9]{1,2}|:[0-9]{1,5})?",
                "[a-zA-Z][a-zA-Z0-9]*(_[a-zA-Z0-9]+)+",
                "[a-z]+[a-z0-9]*([A-Z][a-z0-9]+)+",
                "([A-Z][a-z0-9]+){2,}(Service|Exception|Error|Handler|Manager|Worker|Client|Controller|Gateway|Api|API|DB|Store|Queue|Proxy|Job)",
                "[A-Z][a-z]+(Service|Exception|Error|Handler|Manager|Worker|Client|Controller|Gateway|Api|API|DB|Store|Queue|Proxy|Job)",
                "[A-Z]{2,10}-[0-9]{1,6}",
                "[A-Z]{2,6}#[0-9]+",
                "(ticket|issue|bug|PR|CR|MR|case|change|CHG|RFC) ?#?[0-9]{2,8}",
            ],
            matchCase: true
        )
    );

    private static readonly Phrases Known = new(
        [
            "(SEV|UTF|ISO|RFC|COVID|MP|GMT|UTC|USB|PS|AES|SHA|UN|HTTP|A|H|F|CET|EST|T|IPHONE|PAGE|TOP|WI|EU|US|UK)-[0-9]+",
            "(iPhone|iPad|iPads|iPhones|iOS|iPadOS|macOS|eBook|eBooks|eSIM|eSIMs|iMessage|iCloud|eMail|eCommerce|tvOS|watchOS|webOS|eTicket|eTickets|eWallet)",
            "(eu|us|ap|sa|ca|af|me|uk|asia|europe|australia)(-(north|south|east|west|central|northeast|southeast|northwest|southwest|gov))*-?[0-9]?[a-f]?",
            "(face|covid|pre|post|follow|top|page|section|phase|step|level|tier|part|stage|class|group|mp|b2)-[0-9]+",
            "[a-z]+-(to|of|by|in|on|up|and|a|the)(-[a-z]+)*",
        ],
        matchCase: true
    );

    /// <param name="names">What is called so in the house and not outside: ids of services, teams, people.</param>
    public static IEnumerable<Finding> Find(PlainText text, ImmutableArray<string> names) =>
        Tools
            .Find(LintRules.JargonOrInternalName, text)
            .Concat(Shorthand.Find(LintRules.JargonOrInternalName, text))
            .Concat(Machines.Find(LintRules.JargonOrInternalName, text, place => !Known.Are(text[place])))
            .Concat(OfTheHouse(text, names));

    private static IEnumerable<Finding> OfTheHouse(PlainText text, ImmutableArray<string> names) =>
        names
            .Where(name => name.Length > 2)
            .SelectMany(name =>
                WordSearch
                    .Places(text.Words, name, StringComparison.OrdinalIgnoreCase, isWhole: true)
                    .Select(at => new Finding(
                        LintRules.JargonOrInternalName,
                        at,
                        at + name.Length,
                        $"\"{name}\" is what the house calls it. Customers know it by another name, or not at all.",
                        "Name what customers use: \"checkout\", \"sign-in\", \"videos\"."
                    ))
            );
}
