// The signed links and addresses by which a subscriber confirms, changes and ends a subscription without an account.
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Web.Public;

namespace Muster.Server.Channels.Subscribers;

/// <summary>
/// A token is base64url of: what it is for, an instant in Unix milliseconds (0 for none), the 16 bytes of the id, then 16 bytes of HMAC-SHA256 over all of it. One that
/// confirms is of one request; one of the owner has no end, because an old mail must still unsubscribe. Signatures are compared in constant time.
/// </summary>
/// <param name="secret">The same on every node and after every start.</param>
public sealed partial class SubscriptionLinks(byte[] secret, PublicPlace place)
{
    private const byte ForConfirming = 1;
    private const byte ForOwner = 2;
    private const int IdBytes = 16;
    private const int SignatureBytes = 16;
    private const int HeadBytes = 9;
    private const int TokenBytes = HeadBytes + IdBytes + SignatureBytes;

    /// <summary>What stands before the @ has at most 64 characters and may lose its case on the way: hexadecimal, and a shorter signature, which only ends a subscription.</summary>
    private const int MailSignatureBytes = 8;

    /// <summary>The id of an address: a keyed hash, so that who reads the database cannot try addresses.</summary>
    public SubscriptionId IdOf(SubscriberChannel channel, string subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        string folded = channel == SubscriberChannel.Email ? subscriber.ToLowerInvariant() : subscriber;
        byte[] hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"id\n{channel}\n{folded}"));
        return new(Convert.ToHexStringLower(hash.AsSpan(0, IdBytes)));
    }

    public string Confirm(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        long requested = subscription.RequestedAt.ToUnixTimeMilliseconds();
        return place.Of($"/subscriptions/{Sign(ForConfirming, requested, subscription.Id)}/confirm");
    }

    /// <summary>Where its owner changes and ends it.</summary>
    public string Own(SubscriptionId id) => place.Of("/subscriptions/" + OwnToken(id));

    /// <summary>Where one post ends it, as RFC 8058 has it.</summary>
    public string Unsubscribe(SubscriptionId id) => Own(id) + "/unsubscribe";

    public string OwnToken(SubscriptionId id) => Sign(ForOwner, 0, id);

    /// <summary>Where news is read.</summary>
    public string Of(StatusNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        return place.Of(news.Path);
    }

    /// <summary>The subscription that a token of its owner names; false for any other text.</summary>
    public bool TryReadOwn(string token, out SubscriptionId id) => TryRead(token, ForOwner, out id, out _);

    /// <summary>The subscription that a token confirms and when it was asked for; false for any other text.</summary>
    public bool TryReadConfirm(string token, out SubscriptionId id, out DateTimeOffset requestedAt) =>
        TryRead(token, ForConfirming, out id, out requestedAt);

    /// <summary>The address to which a mail's failure is told later.</summary>
    public MailboxAddress ReturnPath(MailboxAddress bounces, SubscriptionId id)
    {
        ArgumentNullException.ThrowIfNull(bounces);
        return new("", $"{bounces.LocalPart}+{id}{Convert.ToHexStringLower(MailSignature(id))}@{bounces.Domain}");
    }

    /// <summary>The subscription whose return path stands in a text; null when none of ours does.</summary>
    public SubscriptionId? ReturnedTo(string text)
    {
        foreach (Match match in ReturnTag().Matches(text))
        {
            SubscriptionId id = new(match.Groups["id"].Value.ToLowerInvariant());
            if (CryptographicOperations.FixedTimeEquals(MailSignature(id), Convert.FromHexString(match.Groups["mac"].Value)))
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The <c>whsec_</c> text by which the receiver of one webhook verifies: another for each, because strangers subscribe.</summary>
    public string WebhookSecret(SubscriptionId id) =>
        WebhookSignature.SecretOf(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("webhook\n" + id)));

    private string Sign(byte purpose, long instant, SubscriptionId id)
    {
        byte[] bytes = new byte[TokenBytes];
        bytes[0] = purpose;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), instant);
        Convert.FromHexString(id.Value).CopyTo(bytes, HeadBytes);
        Signature(bytes.AsSpan(0, HeadBytes + IdBytes)).CopyTo(bytes.AsSpan(HeadBytes + IdBytes));
        return Base64Url.EncodeToString(bytes);
    }

    private bool TryRead(string token, byte purpose, out SubscriptionId id, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(token);
        id = default;
        instant = default;
        byte[] bytes = new byte[TokenBytes];
        if (
            token.Length != Base64Url.GetEncodedLength(TokenBytes)
            || Base64Url.DecodeFromChars(token, bytes, out _, out int length) != OperationStatus.Done
            || length != TokenBytes
        )
        {
            return false;
        }

        ReadOnlySpan<byte> signed = bytes.AsSpan(0, HeadBytes + IdBytes);
        if (!CryptographicOperations.FixedTimeEquals(Signature(signed), bytes.AsSpan(HeadBytes + IdBytes)) || signed[0] != purpose)
        {
            return false;
        }

        id = new(Convert.ToHexStringLower(signed[HeadBytes..]));
        instant = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(signed[1..]));
        return true;
    }

    private ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> signed) => HMACSHA256.HashData(secret, signed).AsSpan(0, SignatureBytes);

    private byte[] MailSignature(SubscriptionId id) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("mail\n" + id))[..MailSignatureBytes];

    [GeneratedRegex(
        @"\+(?<id>[0-9a-fA-F]{32})(?<mac>[0-9a-fA-F]{16})@",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReturnTag();
}
