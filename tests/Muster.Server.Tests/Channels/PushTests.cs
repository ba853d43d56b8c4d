// Notifications on one's own devices: encrypted as the RFCs have it, signed, shown to nobody else, and a device that is gone is removed.
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.Push;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;

namespace Muster.Server.Tests.Channels;

public sealed class PushTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(16);

    /// <summary>Source: RFC 8291, appendix A.</summary>
    [Fact]
    public void The_worked_example_of_the_RFC_comes_out()
    {
        byte[] key = Base64Url.DecodeFromChars("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        using ECDiffieHellman own = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            }
        );

        byte[] made = PushEncryption.Encrypt(
            "When I grow up, I want to be a watermelon"u8,
            key,
            Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg"),
            own,
            Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw")
        );

        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
                + "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(made)
        );
    }

    [Fact]
    public async Task A_device_that_was_switched_on_is_told_and_its_button_acknowledges_and_one_that_is_gone_is_removed()
    {
        using ECDiffieHellman device = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        string key = Base64Url.EncodeToString(PushEncryption.Point(device.ExportParameters(includePrivateParameters: false)));
        await using ProviderPeer service = await ProviderPeer.StartAsync(
            (asked, _, response) => ProviderPeer.SayAsync(response, asked.Path == "/gone" ? 410 : 201, "")
        );
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await Crowd.PutAsync(server, ("ana", new ContactMethod("push", "devices")));
        Browser ana = await server.SignedInAsync("Ana");
        foreach (string path in (string[])["phone", "gone"])
        {
            HttpResponseMessage added = await ana.PostAsync(
                "/account/devices",
                ("endpoint", service.Url + path),
                ("key", key),
                ("secret", Base64Url.EncodeToString(Secret))
            );
            Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        }

        HttpResponseMessage refused = await ana.PostAsync("/account/devices", ("endpoint", "ftp://x"), ("key", "AAAA"), ("secret", "A"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using HttpClient sender = server.Client(await server.KeyAsync());
        (
            await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback","severity":"SEV-1"}}]""")
        ).EnsureSuccessStatusCode();

        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));

        Assert.StartsWith("1 of 2 devices; ", page.To("ana").Receipt, StringComparison.Ordinal);
        PushDevices devices = (PushDevices)server.Services.GetService(typeof(PushDevices))!;
        Assert.Equal(service.Url + "phone", Assert.Single(await devices.OfAsync(PersonId.Parse("ana"), default)).Endpoint);
        ProviderPeer.Asked told = service.All.Single(one => one.Path == "/phone");
        Assert.Equal(("aes128gcm", "high"), (told.Headers.ContentEncoding.ToString(), told.Headers["Urgency"].ToString()));
        AssertSigned(told.Headers.Authorization.ToString(), service.Url);
        JsonElement shown = JsonDocument.Parse(Decrypt(told.Body, device)).RootElement;
        Assert.StartsWith("[SEV-1]", shown.GetProperty("title").GetString(), StringComparison.Ordinal);

        IChannel push = server.Services.GetServices<IChannel>().Single(one => one.Name == "push");
        Assert.IsType<SendResult.Sent>(await push.SendAsync(Messages.Notice("devices"), TestContext.Current.CancellationToken));
        ProviderPeer.Asked quiet = service.All[^1];
        Assert.Equal("normal", quiet.Headers["Urgency"].ToString());
        JsonElement noticed = JsonDocument.Parse(Decrypt(quiet.Body, device)).RootElement;
        Assert.True(noticed.GetProperty("quiet").GetBoolean());
        Assert.False(noticed.TryGetProperty("acknowledge", out _));

        using HttpClient phone = new();
        HttpResponseMessage pressed = await phone.PostAsync(shown.GetProperty("acknowledge").GetString(), null);
        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Equal("ana", (await Crowd.PageAsync(server, page.Id)).Acknowledgement!.By.Value);
        string account = await (await ana.GetAsync("/account")).Content.ReadAsStringAsync();
        Assert.Contains("on a device", account, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Url + "phone", account, StringComparison.Ordinal);
    }

    /// <summary>What a push service asks of a statement: an audience, a time that is not over, and the signature of the key beside it.</summary>
    private static void AssertSigned(string authorization, Uri service)
    {
        string[] parts = authorization["vapid t=".Length..].Split(", k=");
        string[] statement = parts[0].Split('.');
        byte[] point = Base64Url.DecodeFromChars(parts[1]);
        using ECDsa known = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point[1..33], Y = point[33..] },
            }
        );
        byte[] signed = Encoding.ASCII.GetBytes($"{statement[0]}.{statement[1]}");
        Assert.True(known.VerifyData(signed, Base64Url.DecodeFromChars(statement[2]), HashAlgorithmName.SHA256));
        JsonElement claims = JsonDocument.Parse(Base64Url.DecodeFromChars(statement[1])).RootElement;
        Assert.Equal(service.GetLeftPart(UriPartial.Authority), claims.GetProperty("aud").GetString());
        Assert.StartsWith("mailto:", claims.GetProperty("sub").GetString(), StringComparison.Ordinal);
    }

    /// <summary>As a browser does it, with its own key.</summary>
    private static byte[] Decrypt(byte[] body, ECDiffieHellman device)
    {
        byte[] senderKey = body[21..86];
        using ECDiffieHellman sender = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = senderKey[1..33], Y = senderKey[33..] },
            }
        );
        byte[] own = PushEncryption.Point(device.ExportParameters(includePrivateParameters: false));
        byte[] material = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            device.DeriveRawSecretAgreement(sender.PublicKey),
            32,
            Secret,
            [.. "WebPush: info\0"u8, .. own, .. senderKey]
        );
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, body[..16], "Content-Encoding: aes128gcm\0"u8.ToArray());
        byte[] nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, body[..16], "Content-Encoding: nonce\0"u8.ToArray());
        byte[] plain = new byte[body.Length - 86 - 16];
        using AesGcm cipher = new(key, 16);
        cipher.Decrypt(nonce, body.AsSpan(86..^16), body.AsSpan(^16..), plain);
        Assert.Equal(2, plain[^1]);
        return plain[..^1];
    }
}
