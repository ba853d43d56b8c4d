// What the host registers so that schedules can be imported from calendars.
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Server.OnCall.Import;

public static class ImportSlice
{
    public static IServiceCollection AddCalendarImport(this IServiceCollection services) =>
        services
            .AddSingleton<CalendarSources>()
            .AddSingleton<CalendarFetch>()
            .AddSingleton<CalendarImport>()
            .AddSingleton<CalendarRefresh>()
            .AddHostedService(provider => provider.GetRequiredService<CalendarRefresh>());
}
