// What fails in StreamFlow again and again: of which service, how it is noticed, what the system lacked, and what was done about it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo.Year;

/// <param name="Weight">How often it happens, beside the others.</param>
/// <param name="Whys">From what was felt to what the system lacked.</param>
internal sealed record Trouble(
    string Service,
    int Weight,
    string Alert,
    string Title,
    string Impact,
    MitigationKind Kind,
    string Mitigation,
    string Fix,
    CauseClass Class,
    ImmutableArray<string> Whys,
    string Action,
    string Verification
)
{
    public static readonly ImmutableArray<Trouble> All =
    [
        new(
            "playback-api",
            9,
            "PlaybackErrorsHigh",
            "Streams do not start",
            "Some streams do not start",
            MitigationKind.RollBack,
            "Back to the release before",
            "The query that held the pool is fixed",
            CauseClass.MissingTest,
            [
                "Requests waited for a connection",
                "A query without an index held the pool",
                "No automated performance test runs in the pipeline",
            ],
            "Run the load test of the manifest path in the pipeline",
            "A build with a slow query fails the check"
        ),
        new(
            "cdn-edge",
            12,
            "EdgeLatencyHigh",
            "The edge answers slowly",
            "Streams take longer to start in one region",
            MitigationKind.ShedTraffic,
            "Send the region to its neighbour",
            "The cache has room again",
            CauseClass.Capacity,
            [
                "The cache evicted what was asked for",
                "A premiere doubled the catalogue in use",
                "The capacity of the caches follows no forecast",
            ],
            "Plan the capacity of the caches from the release calendar",
            "The hit rate stays above 92 % on the next premiere"
        ),
        new(
            "encoder",
            5,
            "EncoderBacklog",
            "New titles wait for the encoder",
            "New titles appear late",
            MitigationKind.ScaleUp,
            "More workers for the queue",
            "The stuck jobs are gone",
            CauseClass.MissingAlert,
            ["Jobs stayed in the queue", "A worker held its lease without working", "Nothing watches how old the oldest job is"],
            "Alert on the age of the oldest job",
            "The alert fires in the rehearsal of a stuck worker"
        ),
        new(
            "catalog-api",
            7,
            "CatalogErrorsHigh",
            "Titles are missing from the catalogue",
            "Some titles cannot be found",
            MitigationKind.RollBack,
            "Back to the rights of yesterday",
            "The import checks what it takes",
            CauseClass.MissingGuardrail,
            [
                "Rights were empty for one country",
                "An import replaced all rows with a short file",
                "The import takes any file, however small",
            ],
            "Refuse an import that removes more than a tenth",
            "A file of half the size is refused in the rehearsal"
        ),
        new(
            "search",
            8,
            "SearchLatencyHigh",
            "Search answers slowly",
            "Search takes several seconds",
            MitigationKind.Degrade,
            "Serve the index of yesterday",
            "The index is whole again",
            CauseClass.Design,
            ["Queries went to one shard", "The index is split by country", "One country has half of all viewers"],
            "Split the index by title",
            "No shard has more than twice the mean of the queries"
        ),
        new(
            "recommendations",
            6,
            "FallbackShare",
            "Home pages show what is popular",
            "The home page knows nobody",
            MitigationKind.Degrade,
            "Keep the popular rows and tell nobody to hurry",
            "The model is loaded again",
            CauseClass.Dependency,
            ["The model did not load", "Its store answered slowly", "The loader waits for the store without a bound"],
            "Load the model from a copy when the store is slow",
            "The home page is whole while the store is off in the rehearsal"
        ),
        new(
            "checkout",
            7,
            "PaymentFailuresHigh",
            "Card payments fail",
            "Some card payments fail",
            MitigationKind.FailOver,
            "Route cards to the second provider",
            "The first provider takes cards again",
            CauseClass.Dependency,
            [
                "The provider refused cards",
                "Its certificate was renewed and ours was not",
                "Certificates that we present stand in no inventory",
            ],
            "Keep every client certificate in the inventory",
            "The inventory warns 30 days ahead"
        ),
        new(
            "identity",
            6,
            "SignInErrorsHigh",
            "Sign-in fails",
            "Some people cannot sign in",
            MitigationKind.ScaleUp,
            "More replicas of the session store",
            "The sessions are spread again",
            CauseClass.Capacity,
            ["The session store was full", "A device type opens a session each minute", "Sessions have no bound for each device"],
            "Bound the sessions of a device",
            "A device with a thousand sessions keeps ten"
        ),
        new(
            "ads",
            5,
            "AdBreaksEmpty",
            "Ad breaks stay empty",
            "Ad breaks show a still picture",
            MitigationKind.Degrade,
            "House spots in every break",
            "The bidder answers in time",
            CauseClass.MissingGuardrail,
            ["The bidder answered too late", "A flag raised its time-out", "A flag of the money path needs no second look"],
            "Ask for a second look at flags of the money path",
            "A flag without a second look is refused"
        ),
        new(
            "data-pipeline",
            10,
            "ConsumerLag",
            "Viewing events are late",
            "Reports and royalties are late",
            MitigationKind.ScaleUp,
            "More consumers for the topic",
            "The consumers follow again",
            CauseClass.Process,
            [
                "The consumers fell behind",
                "A change of the schema stopped half of them",
                "Schemas change without telling those who read them",
            ],
            "Announce changes of schemas through the registry",
            "A change that breaks a reader is refused by the registry"
        ),
    ];
}
