// What the host registers and maps for schedules: who is on call, and when.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.OnCall.Api;
using Muster.Server.OnCall.Calendars;
using Muster.Server.OnCall.Import;
using Muster.Server.OnCall.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.OnCall;

public static class OnCallSlice
{
    public static IServiceCollection AddOnCall(this IServiceCollection services) =>
        services
            .AddSingleton<OnCallConsole>()
            .AddSingleton<RosterWriter>()
            .AddSingleton<RosterAnswers>()
            .AddSingleton<CalendarFeeds>()
            .AddSingleton<IBinRestorer, RosterBin>()
            .AddSingleton<CalendarBin>()
            .AddSingleton<IBinSource>(provider => provider.GetRequiredService<CalendarBin>())
            .AddSingleton<IBinRestorer>(provider => provider.GetRequiredService<CalendarBin>());

    public static IEndpointRouteBuilder MapOnCall(this IEndpointRouteBuilder routes)
    {
        routes.MapSchedulesApi();
        routes.MapRosterApi();
        routes.MapCalendars();
        routes.MapAddressPages();
        routes.MapImportPages();
        routes.MapOnCallPages();
        routes.MapRosterPosts();
        routes.MapRosterFormPosts();
        return routes;
    }
}
