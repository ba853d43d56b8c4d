// How often anybody may ask for a subscription, and whether a person filled in the form.
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Web.Access;

namespace Muster.Server.Subscribers;

/// <summary>Each node counts for itself; what an address was asked today also stands in its row, which all nodes read.</summary>
/// <param name="secret">Signs the stamp of the form.</param>
public sealed class SubscribeGuard(byte[] secret, TimeProvider clock)
{
    private const int StampBytes = 8;
    private const int SignatureBytes = 16;

    /// <summary>2 seconds: no person reads and fills in a form sooner.</summary>
    private static readonly TimeSpan YoungestStamp = TimeSpan.FromSeconds(2);

    /// <summary>12 hours: a form that stood open overnight still works.</summary>
    private static readonly TimeSpan OldestStamp = TimeSpan.FromHours(12);

    /// <summary>10 from one network address, then one in 6 minutes: an office behind one address is let in.</summary>
    private readonly AttemptLimiter _clients = new(burst: 10, refill: TimeSpan.FromMinutes(6), clock);

    /// <summary>300 over all, then ten a minute: in an incident many come at once, and no mail server takes us for a spammer.</summary>
    private readonly AttemptLimiter _all = new(burst: 300, refill: TimeSpan.FromSeconds(6), clock);

    /// <summary>3 a day to one mailbox, whatever stands behind its plus.</summary>
    private readonly AttemptLimiter _mailboxes = new(
        burst: SubscriptionDefaults.AskedPerDay,
        refill: SubscriptionDefaults.AskedWithin / SubscriptionDefaults.AskedPerDay,
        clock
    );

    /// <summary>30 tokens from one network address that are none of ours, then one in 2 seconds: 128 signed bits cannot be guessed, this keeps guessing cheap for us.</summary>
    private readonly AttemptLimiter _guesses = new(burst: 30, refill: TimeSpan.FromSeconds(2), clock);

    /// <summary>Null when somebody may ask, else how long to wait.</summary>
    public TimeSpan? Take(string client) => _clients.Take(client) ?? _all.Take("all");

    /// <summary>Whether a mailbox may be written to; nobody who asks is told.</summary>
    public bool TakeMailbox(SubscriptionWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return _mailboxes.Take(wish.Mailbox) is null;
    }

    public TimeSpan? TakeGuess(string client) => _guesses.Take(client);

    /// <summary>It was no guess.</summary>
    public void Return(string client) => _guesses.Forgive(client);

    /// <summary>What the form carries: when it was asked for, signed.</summary>
    public string Stamp()
    {
        byte[] bytes = new byte[StampBytes + SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, clock.GetUtcNow().ToUnixTimeMilliseconds());
        Signature(bytes.AsSpan(0, StampBytes)).CopyTo(bytes.AsSpan(StampBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whether a stamp is ours, and neither too young for a person nor too old.</summary>
    public bool IsPersons(string? stamp)
    {
        byte[] bytes = new byte[StampBytes + SignatureBytes];
        if (
            stamp is null
            || stamp.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(stamp, bytes, out _, out int length) != OperationStatus.Done
            || length != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(Signature(bytes.AsSpan(0, StampBytes)), bytes.AsSpan(StampBytes))
        )
        {
            return false;
        }

        TimeSpan age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
        return age >= YoungestStamp && age <= OldestStamp;
    }

    private ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> signed) => HMACSHA256.HashData(secret, signed).AsSpan(0, SignatureBytes);
}
