// What became of the wish for a new API key: the token, shown once, or why there is none.
using Muster.Core.Kernel;

namespace Muster.Storage.Access;

public abstract record NewApiKey
{
    private NewApiKey() { }

    /// <param name="Token">Kept nowhere: whoever loses it makes a new key.</param>
    public sealed record Created(ApiKey Key, string Token) : NewApiKey;

    public sealed record Refused(Rejection Why) : NewApiKey;
}
