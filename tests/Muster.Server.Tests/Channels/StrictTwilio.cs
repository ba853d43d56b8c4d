// What a telephone provider takes and what it refuses, as the formats have it, and how it signs what it posts.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Muster.Server.Channels.Telephone;

namespace Muster.Server.Tests.Channels;

internal static class StrictTwilio
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    public const string Token = "token-canary-30ab";
    public const string TokenNext = "next-canary-77c1";
    public const string From = "+15005550006";

    private static readonly string[] OfMessages = ["To", "From", "Body", "StatusCallback", "ValidityPeriod"];
    private static readonly string[] OfCalls = ["To", "From", "Url", "FallbackUrl", "StatusCallback", "StatusCallbackEvent"];

    public static TwilioSettings At(Uri api) => new(api, Account, Token, TokenNext, From);

    public static Task AnswerAsync(ProviderPeer.Asked asked, int number, HttpResponse response)
    {
        bool isMessage = asked.Path == $"/2010-04-01/Accounts/{Account}/Messages.json";
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}"));
        if (asked.Headers.Authorization != "Basic " + login)
        {
            return ProviderPeer.SayAsync(response, 401, """{"code":20003,"message":"Authenticate","status":401}""");
        }

        if (asked.Method != "POST" || (!isMessage && asked.Path != $"/2010-04-01/Accounts/{Account}/Calls.json"))
        {
            return ProviderPeer.SayAsync(response, 404, """{"code":20404,"message":"not found","status":404}""");
        }

        bool isWhole =
            asked.Form.Keys.All(name => (isMessage ? OfMessages : OfCalls).Contains(name, StringComparer.Ordinal))
            && asked.Form["From"] == From
            && asked.Form["To"].StartsWith('+')
            && (isMessage ? asked.Form["Body"].Length is > 0 and <= 1600 : Uri.IsWellFormedUriString(asked.Form["Url"], UriKind.Absolute));
        return isWhole
            ? ProviderPeer.SayAsync(
                response,
                201,
                $$"""{"sid":"{{(isMessage ? "SM" : "CA")}}{{number}}","status":"queued","error_code":null,"error_message":null}"""
            )
            : ProviderPeer.SayAsync(response, 400, """{"code":21211,"message":"The 'To' number is not valid.","status":400}""");
    }

    /// <summary>Posts as the provider does: signed over the whole address and the fields by name.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string url,
        string token,
        params (string Name, string Value)[] fields
    )
    {
        string text = url + string.Concat(fields.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Name + one.Value));
#pragma warning disable CA5350 // The provider's protocol has SHA-1.
        byte[] signature = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
        using HttpRequestMessage post = new(HttpMethod.Post, url)
        {
            Content = new FormUrlEncodedContent(fields.Select(one => KeyValuePair.Create(one.Name, one.Value))),
        };
        post.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(signature));
        return await client.SendAsync(post, TestContext.Current.CancellationToken);
    }
}
