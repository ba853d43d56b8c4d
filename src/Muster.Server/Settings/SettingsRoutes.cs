// The first page of the settings.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Channels.Email;
using Muster.Server.Channels.Webhooks;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings;

internal static class SettingsRoutes
{
    public static void MapSettingsHome(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/settings",
                (HttpContext http, MailStatus mail, WebhookSettings webhooks) =>
                {
                    Caller caller = Caller.Require(http.User);
                    return Fragment.Page<SettingsPage>(
                        http,
                        new
                        {
                            IsAdmin = caller.MayAdminister,
                            Mail = mail.Words,
                            mail.IsWarning,
                            WebhookSecret = caller.MayAdminister && !caller.IsKey ? webhooks.Secret : null,
                        }
                    );
                }
            )
            .RequireAuthorization(Policies.SignedIn);
}
