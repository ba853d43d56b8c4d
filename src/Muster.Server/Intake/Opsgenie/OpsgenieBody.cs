// Takes in a body of Opsgenie's API, and refuses one that cannot be read in that API's form.
using Microsoft.AspNetCore.Http;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Opsgenie;

internal static class OpsgenieBody
{
    /// <summary>The fields; or null, and the refusal.</summary>
    /// <param name="mayBeEmpty">Whether nothing at all counts as an object without fields.</param>
    public static async Task<(OpsgenieFields? Fields, IResult? Refusal)> ReadAsync(HttpContext http, bool mayBeEmpty, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return (null, OpsgenieAnswers.Refused(http, body.Status, body.Why));
        }

        return OpsgenieFields.Parse(body.Bytes, mayBeEmpty, out string wrong) is { } fields
            ? (fields, null)
            : (null, OpsgenieAnswers.Refused(http, StatusCodes.Status400BadRequest, wrong));
    }
}
