// Whether a sender can be carried out: an address that leads somewhere, placeholders that mean something, a body that can be read.
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static partial class SenderRules
{
    /// <summary>20 headers.</summary>
    private const int HeadersMax = 20;

    /// <summary>1 KiB in a header's value, its placeholders unwritten.</summary>
    private const int HeaderBytesMax = 1024;

    /// <summary>200 bytes of an answer say whose it is.</summary>
    private const int ExpectBytesMax = 200;

    private const string Get = "GET";

    private static readonly ImmutableArray<string> Methods = ["POST", "PUT", Get];

    /// <summary>What the connection itself says.</summary>
    private static readonly ImmutableArray<string> OwnHeaders =
    [
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "upgrade",
        "expect",
    ];

    /// <summary>Every mistake; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(HttpSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return [.. CheckMethod(sender), .. CheckUrl(sender), .. CheckHeaders(sender), .. CheckBody(sender), .. CheckExpect(sender)];
    }

    /// <summary>Every mistake of an address that this Muster would refuse to send to; none where private networks are in reach.</summary>
    public static IEnumerable<FieldError> CheckReach(HttpSender sender, WebhookReach reach)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(reach);
        string sample = Sample(sender.Url, SenderFormat.Encoded);
        return
            WebhookTarget.Check(sample, allowPrivate: true, out _).Count == 0
            && WebhookTarget.Check(sample, reach.AllowPrivate, out _) is { Count: > 0 } mistakes
            ? [new("url", $"{string.Join(' ', mistakes)} MUSTER_ALLOW_PRIVATE_WEBHOOKS=true allows http, any port and private networks.")]
            : [];
    }

    /// <summary>How placeholders in the body are written; null for a content type that Muster cannot write into safely.</summary>
    public static SenderFormat? BodyFormat(HttpSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return ContentType(sender).Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "application/json" => SenderFormat.Json,
            "application/x-www-form-urlencoded" => SenderFormat.Encoded,
            "text/plain" => SenderFormat.Plain,
            _ => null,
        };
    }

    /// <summary>JSON, where the sender does not say it.</summary>
    public static string ContentType(HttpSender sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return sender.Headers.FirstOrDefault(header => IsContentType(header.Key)).Value ?? "application/json";
    }

    public static bool IsContentType(string header) => string.Equals(header, "Content-Type", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FieldError> CheckMethod(HttpSender sender)
    {
        if (!Methods.Contains(sender.Method))
        {
            yield return new("method", $"'{sender.Method}' is no method: write {string.Join(" or ", Methods)}.");
        }
    }

    private static IEnumerable<FieldError> CheckUrl(HttpSender sender)
    {
        foreach (string wrong in SenderText.Check(sender.Url))
        {
            yield return new("url", wrong);
        }

        if (WebhookTarget.Check(Sample(sender.Url, SenderFormat.Encoded), allowPrivate: true, out _) is { Count: > 0 } mistakes)
        {
            yield return new("url", string.Join(' ', mistakes));
        }
        else if (!LiteralHost().IsMatch(sender.Url))
        {
            yield return new("url", "Scheme and host stand there as they are, without a placeholder.");
        }
    }

    private static IEnumerable<FieldError> CheckHeaders(HttpSender sender)
    {
        if (sender.Headers.Count > HeadersMax)
        {
            yield return new("headers", $"There are {sender.Headers.Count} headers; at most {HeadersMax} fit.");
        }

        foreach ((string name, string value) in sender.Headers)
        {
            string at = $"headers.{name}";
            if (!HeaderName().IsMatch(name) || OwnHeaders.Contains(name.ToLowerInvariant()))
            {
                yield return new(at, $"'{name}' is no header that a sender may set.");
            }

            if (value.Length == 0 || value.Contains('\n') || Encoding.UTF8.GetByteCount(value) > HeaderBytesMax || !Ascii.IsValid(value))
            {
                yield return new(at, $"A header is one line of at most {HeaderBytesMax} ASCII letters.");
            }

            foreach (string wrong in SenderText.Check(value))
            {
                yield return new(at, wrong);
            }

            if (SecretHeader().IsMatch(name) && !SenderText.Secrets(value).Any())
            {
                yield return new(at, "This looks like a secret, and the organisation must hold none: write {{secret.NAME}} for it.");
            }
        }
    }

    private static IEnumerable<FieldError> CheckBody(HttpSender sender)
    {
        foreach (string wrong in SenderText.Check(sender.Body))
        {
            yield return new("body", wrong);
        }

        if (sender.Method == Get)
        {
            if (sender.Body.Length > 0)
            {
                yield return new("body", "A GET has no body; write what it needs into the address.");
            }

            yield break;
        }

        switch (BodyFormat(sender))
        {
            case null:
                yield return new(
                    "headers.Content-Type",
                    "The content type is application/json, application/x-www-form-urlencoded or text/plain."
                );
                break;
            case SenderFormat.Json when WhyNoJson(Sample(sender.Body, SenderFormat.Json)) is { } why:
                yield return new("body", $"It is no JSON: {why} A placeholder stands inside a string, as in \"text\": \"{{{{text}}}}\".");
                break;
        }
    }

    private static IEnumerable<FieldError> CheckExpect(HttpSender sender)
    {
        if (sender.Expect is { } expect && (expect.Length == 0 || Encoding.UTF8.GetByteCount(expect) > ExpectBytesMax))
        {
            yield return new("expect", $"Write at most {ExpectBytesMax} letters of the answer that means success.");
        }
    }

    /// <summary>With a value that would break out of where it must not stand bare.</summary>
    private static string Sample(string text, SenderFormat format) => SenderText.Write(text, _ => "x y", format);

    private static string? WhyNoJson(string text)
    {
        try
        {
            using JsonDocument read = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException wrong)
        {
            return wrong.Message;
        }
    }

    [GeneratedRegex(@"\Ahttps?://[^/{}?#]+(?:[/?]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LiteralHost();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderName();

    [GeneratedRegex("authorization|token|secret|api-?key|password", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SecretHeader();
}
