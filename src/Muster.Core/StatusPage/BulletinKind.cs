// Whether a bulletin tells of something that went wrong or of work that was planned.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage;

[JsonConverter(typeof(JsonStringEnumConverter<BulletinKind>))]
public enum BulletinKind
{
    [JsonStringEnumMemberName("incident")]
    Incident,

    [JsonStringEnumMemberName("maintenance")]
    Maintenance,
}
