// What a step does with a Kubernetes deployment.
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

[JsonConverter(typeof(JsonStringEnumConverter<DeploymentAction>))]
public enum DeploymentAction
{
    /// <summary>To a number of replicas.</summary>
    [JsonStringEnumMemberName("scale")]
    Scale,

    /// <summary>To the revision before the one that runs.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,
}
