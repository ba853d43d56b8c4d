// One provider for every channel, which fails as a test says: behind one server by plain HTTP, behind another with a certificate that nobody vouches for.
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Push;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Channels;

/// <summary>The channels are those of a whole server, wired as they are wherever it runs.</summary>
public sealed class FaultyProvider : IAsyncLifetime
{
    /// <summary>Stands in every address and setting that is a secret.</summary>
    public const string Secret = "canary-of-every-channel";

    private ProviderPeer? _peer;
    private Muster.Peers.TlsFront? _front;
    private MusterServer? _plain;
    private MusterServer? _secure;
    private Fault _fault;
    private CancellationTokenSource _late = new();

    public enum Fault
    {
        Refuses,
        AsksToWait,
        Breaks,
        Babbles,
        Hangs,
        ShowsACertificateOfNobody,
    }

    public IEnumerable<string> Channels => _plain!.Services.GetServices<IChannel>().Select(channel => channel.Name);

    public async ValueTask InitializeAsync()
    {
        _peer = await ProviderPeer.StartAsync((_, _, response) => AnswerAsync(response));
        _front = new(_peer.Url.Port);
        _plain = await StartAsync(_peer.Url);
        _secure = await StartAsync(new Uri($"https://127.0.0.1:{_front.Port}/"));
    }

    public async ValueTask DisposeAsync()
    {
        await _plain!.DisposeAsync();
        await _secure!.DisposeAsync();
        await _front!.DisposeAsync();
        await _peer!.DisposeAsync();
        _late.Dispose();
    }

    /// <summary>One attempt; a hanging provider is given up once it has the request.</summary>
    /// <param name="address">Where <c>{url}</c> stands for the provider.</param>
    internal async Task<SendResult> SendAsync(string channel, string address, Fault fault)
    {
        MusterServer server = fault == Fault.ShowsACertificateOfNobody ? _secure! : _plain!;
        string url = fault == Fault.ShowsACertificateOfNobody ? $"https://127.0.0.1:{_front!.Port}/" : _peer!.Url.ToString();
        (_fault, _late) = (fault, new());
        IChannel sending = server.Services.GetServices<IChannel>().Single(one => one.Name == channel);
        ChannelMessage message = Messages.Of(channel, address.Replace("{url}", url, StringComparison.Ordinal)) with
        {
            Key = $"{fault}/1/1/ana/{channel}/{address.Length}",
        };

        // Each attempt finds its channel's own rate at rest.
        server.Clock.FastForward(TimeSpan.FromSeconds(5));
        return await sending.SendAsync(message, _late.Token);
    }

    private async Task AnswerAsync(HttpResponse response)
    {
        switch (_fault)
        {
            case Fault.Refuses:
                await ProviderPeer.SayAsync(response, 400, """{"message":"Nobody is there."}""");
                break;
            case Fault.AsksToWait:
                response.Headers.RetryAfter = "7";
                await ProviderPeer.SayAsync(response, 429, "{}");
                break;
            case Fault.Breaks:
                await ProviderPeer.SayAsync(response, 503, "<html>", "text/html");
                break;
            case Fault.Hangs:
                await _late.CancelAsync();
                await Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted);
                break;
            default:
                await ProviderPeer.SayAsync(response, 200, "<html>Please sign in", "text/html");
                break;
        }
    }

    private static async Task<MusterServer> StartAsync(Uri provider)
    {
        MusterServer server = await MusterServer.StartAsync(options =>
            options with
            {
                AllowPrivateWebhooks = true,
                NtfyServer = provider,
                NtfyToken = Secret,
                Telephone = StrictTwilio.At(provider),
                Slack = new(new Uri(provider, "api/"), Secret, SigningSecret: null),
                Mattermost = new(provider, Secret, CommandToken: null),
            }
        );
        HttpSender mine = new("mine", "POST", provider + Secret, ImmutableSortedDictionary<string, string>.Empty, "{}")
        {
            Expect = "thanks",
        };
        await server.Services.PutAsync(Organisation.Empty with { Name = "Test", Senders = Organisation.Empty.Senders.Add(mine.Id, mine) });
        using ECDiffieHellman device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        string key = System.Buffers.Text.Base64Url.EncodeToString(
            PushEncryption.Point(device.ExportParameters(includePrivateParameters: false))
        );
        string secret = System.Buffers.Text.Base64Url.EncodeToString(new byte[16]);
        PushDevices devices = server.Services.GetRequiredService<PushDevices>();
        Assert.Null(await devices.AddAsync(PersonId.Parse("ana"), provider + Secret, key, secret, "Phone", CancellationToken.None));
        return server;
    }
}
