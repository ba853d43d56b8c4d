// A server with a small organisation, in which incidents are resolved so that there is something to review.
using System.Net;
using System.Text.Json;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Reviews;

/// <summary>Ana and Ben respond, Vera only looks. One server for a class; each test reviews an incident of its own.</summary>
public sealed class ReviewWorld : IAsyncLifetime
{
    private const string People = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
          vera: { name: Vera Novak, email: vera@example.org, zone: Etc/UTC }
        """;

    private static readonly Actor Ana = Actor.Person("ana");
    private int _incidents;

    public MusterServer Server { get; private set; } = null!;

    /// <summary>A program that acts as Ana.</summary>
    public HttpClient Api { get; private set; } = null!;

    public HttpClient Viewer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await MusterServer.StartAsync();
        await Server.Services.PutAsync(People);
        await Server.AccountAsync("Ana", AccountRole.Responder);
        await Server.AccountAsync("Ben", AccountRole.Responder);
        await Server.AccountAsync("Vera", AccountRole.Viewer);
        Api = Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "ana"));
        Viewer = Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "vera"));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Viewer.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>An incident that Ana declared, rolled back and resolved. Of severity 1 and 2 it has a review.</summary>
    public async Task<IncidentId> ResolvedAsync(Severity severity = Severity.Sev1, DateTimeOffset? impactStartedAt = null)
    {
        IncidentId id = await DeclaredAsync(severity, impactStartedAt);
        await EndAsync(id);
        return id;
    }

    /// <summary>Rolled back, mitigated, resolved.</summary>
    public async Task EndAsync(IncidentId id)
    {
        await DecideAsync(
            id,
            at => new IncidentCommand.ChooseMitigation("m1", MitigationKind.RollBack, "to the last build", null, Ana, at)
        );
        await DecideAsync(id, at => new IncidentCommand.ReportMitigation("m1", MitigationOutcome.Worked, "The errors are gone", Ana, at));
        await DecideAsync(id, at => new IncidentCommand.Mitigate(at, "Payments go through", Ana, at));
        await DecideAsync(id, at => new IncidentCommand.Resolve("The pool has a limit again", Ana, at));
    }

    public async Task<IncidentId> DeclaredAsync(Severity severity = Severity.Sev1, DateTimeOffset? impactStartedAt = null)
    {
        IncidentId id = new(Interlocked.Increment(ref _incidents));
        await DecideAsync(
            id,
            at => new IncidentCommand.Declare(
                id,
                IncidentType.Incident,
                "Card payments fail",
                severity,
                Service: null,
                impactStartedAt,
                DetectedAt: null,
                new PersonId("ana"),
                Ana,
                at
            )
        );
        return id;
    }

    /// <summary>Sends JSON as Ana and answers the status with what came back.</summary>
    public async Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null,
        string? key = null,
        HttpClient? by = null
    )
    {
        (string Name, string Value)[] headers =
        [
            .. ifMatch is null ? [] : new[] { ("If-Match", ifMatch) },
            .. key is null ? [] : new[] { ("Idempotency-Key", key) },
        ];
        (HttpStatusCode status, JsonElement answered, HttpResponseMessage answer) = await (by ?? Api).SendJsonAsync(
            method,
            path,
            body,
            headers
        );
        return ((int)status, answered, answer);
    }

    /// <summary>Sends what must be accepted; answers the review as it stands afterwards.</summary>
    public async Task<JsonElement> DoneAsync(HttpMethod method, string path, object? body = null)
    {
        (int status, JsonElement review, _) = await SendAsync(method, path, body);
        Assert.True(status == 200, $"{method} {path} answered {status}: {review}");
        return review;
    }

    /// <summary>Sends what must be refused; answers the problem.</summary>
    public async Task<JsonElement> RefusedAsync(HttpMethod method, string path, int expected, string code, object? body = null)
    {
        (int status, JsonElement problem, HttpResponseMessage answer) = await SendAsync(method, path, body);
        Assert.True(status == expected, $"{method} {path} answered {status}: {problem}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>Several commands in one commit.</summary>
    public Task DecideAsync(IncidentId id, Func<DateTimeOffset, IEnumerable<IncidentCommand>> commands) =>
        Server.Services.DecideAsync(
            async (work, cancel) =>
            {
                foreach (IncidentCommand command in commands(work.Now))
                {
                    if (await work.DecideIncidentAsync(id, command, cancel) is { } refusal)
                    {
                        return refusal;
                    }
                }

                return null;
            }
        );

    private Task DecideAsync(IncidentId id, Func<DateTimeOffset, IncidentCommand> command) =>
        Server.Services.DecideAsync((work, cancel) => work.DecideIncidentAsync(id, command(work.Now), cancel));
}
