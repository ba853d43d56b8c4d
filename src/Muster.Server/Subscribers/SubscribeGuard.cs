// How often anybody may ask for a subscription or try a link, beside what holds for any form of strangers.
using Microsoft.AspNetCore.Http;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Guards;

namespace Muster.Server.Subscribers;

/// <summary>Each node counts for itself; what an address was asked today also stands in its row, which all nodes read.</summary>
/// <param name="secret">Signs the stamp of the form.</param>
public sealed class SubscribeGuard(byte[] secret, TimeProvider clock)
{
    private readonly FormBudget _forms = new(clock);

    /// <summary>3 a day to one mailbox, whatever stands behind its plus.</summary>
    private readonly AttemptLimiter _mailboxes = new(
        burst: SubscriptionDefaults.AskedPerDay,
        refill: SubscriptionDefaults.AskedWithin / SubscriptionDefaults.AskedPerDay,
        clock
    );

    /// <summary>30 tokens from one network address that are none of ours, then one in 2 seconds: 128 signed bits cannot be guessed, this keeps guessing cheap for us.</summary>
    private readonly AttemptLimiter _guesses = new(burst: 30, refill: TimeSpan.FromSeconds(2), clock);

    public FormGuard Form { get; } = new(secret, clock);

    /// <summary>Null when somebody may ask, else how long to wait.</summary>
    public TimeSpan? Take(HttpContext http) => _forms.TakeClient(http) ?? _forms.TakeOfAll();

    /// <summary>Whether a mailbox may be written to; nobody who asks is told.</summary>
    public bool TakeMailbox(SubscriptionWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return _mailboxes.Take(wish.Mailbox) is null;
    }

    public TimeSpan? TakeGuess(string client) => _guesses.Take(client);

    /// <summary>It was no guess.</summary>
    public void Return(string client) => _guesses.Forgive(client);
}
