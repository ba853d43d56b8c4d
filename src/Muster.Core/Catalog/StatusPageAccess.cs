// Who may read the status page.
using System.Text.Json.Serialization;

namespace Muster.Core.Catalog;

[JsonConverter(typeof(JsonStringEnumConverter<StatusPageAccess>))]
public enum StatusPageAccess
{
    [JsonStringEnumMemberName("public")]
    Public,

    /// <summary>Whoever is signed in.</summary>
    [JsonStringEnumMemberName("members")]
    Members,
}
