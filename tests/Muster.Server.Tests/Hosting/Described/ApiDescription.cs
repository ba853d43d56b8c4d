// Writes docs/openapi.json: what a server says of its routes, in the words of OpenAPI.
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>
/// Every door of programs is described; those in the formats of other systems as far as Muster reads them. It is written here and not by the server, which hands
/// out the file: what describes (and every comment of the code) would be in the memory of each server.
/// </summary>
internal static class ApiDescription
{
    private const string Document = "v1";

    /// <summary>In the order in which the reference shows them.</summary>
    private static readonly (string Name, string Says)[] Tags =
    [
        ("Incidents", "Declare, command, mitigate and resolve; the timeline keeps what was done."),
        ("Statements", "What to mend in a statement before it is published, and how often the next update came when it was promised."),
        ("Runbooks", "Described actions: their text, parameters and versions."),
        ("Runs", "One execution of a runbook or a command, under the rule of two people: ask, approve, start, stop."),
        ("Runners", "How a runner takes the steps that wait for it, and says how they go."),
        ("Drills", "Incidents of simulated systems, to practise: start one, act in it, see how it stands and how it went."),
        ("Measures", "How long incidents take, as distributions; what came of alerts and pages."),
        ("Reviews", "What a resolved incident teaches: whys, root causes in the system, action items."),
        ("SLOs", "How good is good enough, what is left of each error budget, and what consumed it."),
        ("Alerts", "What monitoring says, and the groups in which it pages."),
        ("Changes", "What was deployed or changed, to be read beside what fails."),
        ("Bin", "What was removed, by whom, when and why, and bringing it back."),
        ("Status page", "What customers report there, and what becomes of it."),
        ("Pages", "The attempts to reach a human."),
        ("On-call", "Who answers when."),
        ("Services", "What can fail, who is paged for it, and what is wrong now."),
        ("Organisation", "People, teams, schedules, policies and routes, as one file."),
        ("Intake", "Doors for signals, and the receipts of what came in."),
        ("Alertmanager", "Alertmanager's API v2, for Prometheus, amtool and the consoles around them."),
        (
            "Opsgenie",
            "Opsgenie's alert, heartbeat and on-call API, for whatever pages Opsgenie: `Authorization: GenieKey` and a key of Muster."
        ),
        ("Health", "For load balancers and supervisors."),
    ];

    private static readonly string[] Doors = ["api/", "intake/", "heartbeat/", "v2/", "generic/", "healthz", "readyz", "-/"];

    public static void AddTo(IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            openApi =>
            {
                openApi.ShouldInclude = described =>
                    Array.Exists(Doors, door => described.RelativePath?.StartsWith(door, StringComparison.Ordinal) == true);
                openApi.AddSchemaTransformer<ApiSchemas>();
                openApi.AddOperationTransformer<ApiOperations>();
                openApi.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        Describe(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    /// <summary>As it is approved: lines end in one character, the last one too.</summary>
    public static async Task<string> WriteAsync(IServiceProvider server, CancellationToken cancel)
    {
        OpenApiDocument document = await server.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync(cancel);
        string text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel);
        return text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Muster",
            Version = Document,
            Description =
                "Incident command over HTTP. Writes take `If-Match` (the version that you read, as its ETag; another version answers 412) and "
                + "`Idempotency-Key` (a repeated request is one command) where they say so. Refusals are `application/problem+json` with a stable `code`. "
                + "Doors in the formats of other systems (Alertmanager, PagerDuty, Opsgenie) answer as those do.",
        };
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Says }).ToHashSet();
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = ApiSecurity.Schemes();
    }
}
