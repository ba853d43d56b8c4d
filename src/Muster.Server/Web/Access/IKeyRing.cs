// Finds the API key of a token.
namespace Muster.Server.Web.Access;

public interface IKeyRing
{
    /// <summary>The key; null for a token that is mistyped, unknown or revoked: the sender is told the same for each. A mistyped one costs no look at the database.</summary>
    ValueTask<KnownKey?> FindAsync(string token, CancellationToken cancel);
}
