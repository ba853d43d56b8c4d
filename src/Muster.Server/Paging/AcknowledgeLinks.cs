// Makes and reads the links by which one person acknowledges one page without signing in.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Paging;

/// <param name="secret">The signing key, the same on every node and after every start.</param>
public sealed class AcknowledgeLinks(byte[] secret, PublicAddress address, TimeProvider clock) : IAcknowledgeLinks
{
    /// <summary>A day: whoever sleeps longer has been replaced by the next step long ago.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public string For(PageId page, PersonId person, string key) =>
        address.Of("/a/" + new AcknowledgeToken(page, person, key, clock.GetUtcNow() + Lifetime).Sign(secret));

    /// <summary>What a link's token says; null when it is none of ours.</summary>
    public AcknowledgeToken? Read(string token) => AcknowledgeToken.TryRead(token, secret, out AcknowledgeToken? read) ? read : null;

    public bool IsExpired(AcknowledgeToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return clock.GetUtcNow() >= token.ExpiresAt;
    }
}
