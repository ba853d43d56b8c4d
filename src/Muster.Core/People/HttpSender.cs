// How an admin says what one HTTP service wants to be sent: for everything that Muster has no channel of its own for.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Muster.Core.People;

/// <summary>Data and no program: <c>{{name}}</c> stands for a fact of the message, <c>{{secret.NAME}}</c> for what the organisation must not hold.</summary>
/// <param name="Method">POST, PUT or GET.</param>
/// <param name="Url">Its path and query may hold placeholders, its scheme and host may not.</param>
/// <param name="Headers">By name; the values may hold placeholders.</param>
/// <param name="Body">Empty for GET; else a text with placeholders, which are written as the content type needs it.</param>
public sealed record HttpSender(string Id, string Method, string Url, ImmutableSortedDictionary<string, string> Headers, string Body)
{
    /// <summary>What the answer must contain, so that a 200 of somebody else is no success. Null: any 2xx is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expect { get; init; }
}
