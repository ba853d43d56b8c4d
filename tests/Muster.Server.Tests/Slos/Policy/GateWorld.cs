// A server with a pushed SLO, people who sign and override, and somebody on call.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Core.Slos;
using Muster.Server.Channels.Email;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Slos.Policy;

/// <summary>Ada administers; Olga signs for product, Ana for engineering; Ana and the team sre (Ben) may override; Cleo is on call. Each test is a server of its own, for there is one policy.</summary>
internal sealed class GateWorld : IAsyncDisposable
{
    public const string Policy = """
        title: What we do when the budget is spent
        text: We ship reliability first.
        gate:
          stopAt: 0%
          warnAt: 25%
          stopBurn: 14.4
          noData: stop
          allowed: [security]
        overrides: { people: [ana], teams: [sre], longest: 8h, secondPerson: SECOND }
        escalation: [person:ana, team:sre]
        signers: { product: [olga], engineering: [ana, olga] }
        """;

    private const string People = """
        name: StreamFlow
        people:
          ada: { name: Ada King, email: ada@example.org }
          ana: { name: Ana Silva, email: ana@example.org }
          ben: { name: Ben Okafor, email: ben@example.org }
          cleo: { name: Cleo Roth, email: cleo@example.org }
          olga: { name: Olga Berg, email: olga@example.org }
        teams:
          sre: { name: SRE, members: [ben] }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: [person:cleo], wait: 5m }] }
        services:
          playback-api: { name: Playback API, team: sre, escalationPolicy: streaming }
        """;

    private readonly DirectoryInfo _mail;

    private GateWorld(MusterServer server, DirectoryInfo mail) => (Server, _mail) = (server, mail);

    public MusterServer Server { get; }

    public static async Task<GateWorld> StartAsync()
    {
        DirectoryInfo mail = Directory.CreateTempSubdirectory("muster-drop-");
        MailSettings dropped = new MailSettings.Drop(mail.FullName, new("Muster", "muster@example.org"));
        GateWorld world = new(await MusterServer.StartAsync(options => options with { Mail = dropped }), mail);
        await world.Server.Services.PutAsync(People);
        await world.Server.AccountAsync("Ada", AccountRole.Admin);
        foreach (string name in new[] { "Ana", "Ben", "Cleo", "Olga" })
        {
            await world.Server.AccountAsync(name, AccountRole.Responder);
        }

        using HttpClient ada = await world.AsAsync("ada");
        object[] files = [new { name = "slo.yaml", text = SloWorld.Pushed("playback", "playback-api") }];
        await SendAsync(ada, HttpMethod.Put, "slos", new { files });
        return world;
    }

    public async Task<HttpClient> AsAsync(string person) => Server.Client(await Server.KeyAsync(ApiKeyScope.Api, person));

    /// <summary>The last two hours, of which so many events of a hundred a minute were bad in those that are older than half an hour.</summary>
    public async Task MeasureAsync(double bad)
    {
        using HttpClient sender = Server.Client(await Server.KeyAsync(ApiKeyScope.Intake));
        DateTimeOffset now = SliLedger.MinuteOf(Server.Clock.GetUtcNow());
        object[] minutes =
        [
            .. Enumerable
                .Range(-120, 120)
                .Select(minute => new
                {
                    at = now.AddMinutes(minute),
                    total = 100.0,
                    bad = minute < -30 ? bad : 0,
                }),
        ];
        await SendAsync(sender, HttpMethod.Post, "slos/playback/counters", new { minutes });
    }

    /// <summary>Writes the policy and has both sides sign it.</summary>
    public async Task SignAsync(bool second = false)
    {
        string hash = await WriteAsync(second);
        using HttpClient olga = await AsAsync("olga");
        using HttpClient ana = await AsAsync("ana");
        await SendAsync(olga, HttpMethod.Post, "slo-policy/sign", Signature(hash, "product"));
        await SendAsync(ana, HttpMethod.Post, "slo-policy/sign", Signature(hash, "engineering"));
    }

    /// <summary>Answers the hash of the text.</summary>
    public async Task<string> WriteAsync(bool second = false)
    {
        using HttpClient ada = await AsAsync("ada");
        JsonElement written = await SendAsync(ada, HttpMethod.Put, "slo-policy", new { text = TextOf(second) });
        return written.GetProperty("latest").GetProperty("textHash").GetString()!;
    }

    public static string TextOf(bool second) => Policy.Replace("SECOND", second ? "true" : "false", StringComparison.Ordinal);

    public static object Signature(string hash, string side) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["hash"] = hash, ["as"] = side };

    public static object Override(string length, string reason = "The licence ends tonight.") =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason, ["for"] = length };

    public async Task<JsonElement> GateAsync(string asked = "")
    {
        using HttpClient ana = await AsAsync("ana");
        return await SendAsync(ana, HttpMethod.Get, "slos/playback/gate" + asked);
    }

    public static async Task<JsonElement> SendAsync(HttpClient by, HttpMethod method, string path, object? body = null, int status = 200)
    {
        using HttpRequestMessage request = new(method, "/api/v1/" + path);
        request.Content = body is null ? null : JsonContent.Create(body);
        HttpResponseMessage answer = await by.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The messages that were sent to an address.</summary>
    public string[] MailTo(string address) =>
        [
            .. _mail
                .GetFiles("*.eml", SearchOption.AllDirectories)
                .Select(file => File.ReadAllText(file.FullName))
                .Where(text => text.Contains($"{address}>", StringComparison.Ordinal)),
        ];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _mail.Delete(recursive: true);
    }
}
