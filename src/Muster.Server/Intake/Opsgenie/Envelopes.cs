// The envelopes of Opsgenie's API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.Opsgenie;

/// <param name="Took">Seconds.</param>
/// <param name="RequestId">Under which what became of it can be asked for.</param>
internal sealed record TakenAnswer(string Result, double Took, string RequestId);

/// <param name="Took">Seconds.</param>
internal sealed record FoundAnswer<TData>(TData Data, double Took, string RequestId);

/// <param name="Took">Seconds.</param>
/// <param name="Errors">Each mistake under the name of its field; left out when the message says all.</param>
internal sealed record RefusedAnswer(
    string Message,
    double Took,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Errors = null
);
