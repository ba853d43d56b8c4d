// Makes the silence that a posted form asks for.
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Alerts.Pages;

internal static class SilencePosts
{
    /// <returns>Null when it holds now, else the form with what is wrong in it.</returns>
    public static async Task<SilenceForm?> CreateAsync(HttpContext http, IFormCollection fields, SilenceWriter silences, DateTimeOffset now)
    {
        Caller caller = Caller.Require(http.User);
        SilenceForm posted = SilenceForm.Posted(fields);
        if (posted.Draft(caller.Person?.Value ?? caller.Name, now, out SilenceForm refused) is not { } draft)
        {
            return refused;
        }

        (_, Rejection? why) = await silences.CreateAsync([draft], Asking.OfForm(http, fields).Operation);
        return why is not null ? posted.With(why) : null;
    }
}
