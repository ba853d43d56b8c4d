// A switch on a person's own account, as its form is posted.
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class OwnSwitch
{
    private const string On = "on";
    private const string Off = "off";
    private const string Account = "/account";

    /// <summary>Switches, and leads back to the switch; a mistake or a refusal says that nothing was changed.</summary>
    /// <param name="field">The form's field, which is on or off.</param>
    /// <param name="place">Where the switch stands on the page.</param>
    /// <param name="nobody">What an account hears that stands for no person.</param>
    public static async Task<IResult> PostAsync(
        HttpContext http,
        string field,
        string place,
        string nobody,
        Func<PersonId, bool, Asking, Task<Outcome>> switchAsync
    )
    {
        if (Caller.Require(http.User).Person is not { } person || !http.Request.HasFormContentType)
        {
            return PostResult.Refused(http, StatusCodes.Status404NotFound, "Nothing was changed", nobody);
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        string wanted = fields[field].ToString();
        if (wanted is not (On or Off))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status422UnprocessableEntity,
                "Nothing was changed",
                $"The switch is {On} or {Off}. Go back to your account and press it again.",
                $"{field}.invalid",
                Account
            );
        }

        return await switchAsync(person, wanted == On, Asking.OfForm(http, fields)) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "Nothing was changed", why.Whole(), why.Code, Account)
            : PostResult.SeeOther(http, $"{Account}#{place}");
    }
}
