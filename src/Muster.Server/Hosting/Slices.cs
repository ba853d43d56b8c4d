// The slices of the server: each is registered and mapped here, and nowhere else.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Alerts;
using Muster.Server.Bin;
using Muster.Server.Catalog;
using Muster.Server.Channels.Email;
using Muster.Server.Chat;
using Muster.Server.Communications;
using Muster.Server.CustomerReports;
using Muster.Server.Drills;
using Muster.Server.Incidents;
using Muster.Server.Intake;
using Muster.Server.Measures;
using Muster.Server.Now;
using Muster.Server.OnCall;
using Muster.Server.OnCall.Import;
using Muster.Server.Paging;
using Muster.Server.Reviews;
using Muster.Server.Runbooks;
using Muster.Server.Search;
using Muster.Server.Services;
using Muster.Server.Settings;
using Muster.Server.Slos;
using Muster.Server.StatusPage;
using Muster.Server.Subscribers;
using Muster.Server.Telephone;
using Muster.Server.Watching;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

internal static class Slices
{
    public static void AddSlices(this IServiceCollection services, MusterOptions options)
    {
        services.AddIntake();
        services.AddPaging(provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "acknowledge-links"));
        services.AddTelephone();
        services.AddChat();
        services.AddSettings(options.IsHttps, options.IsDemo);
        services.AddCatalog();
        services.AddIncidents();
        services.AddBin();
        services.AddAlerts();
        services.AddCustomerReports(
            provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "report-stamps"),
            provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "report-clients")
        );
        services.AddReviews();
        services.AddSearch();
        services.AddMeasures();
        services.AddDrills();
        services.AddRunbooks(new RunbookSecrets(options.RunbookSecrets));
        services.AddSlos();
        services.AddOnCall().AddCalendarImport();
        services.AddServiceCatalog();
        services.AddSubscribers(provider => PurposeKeys.Of(provider.GetRequiredService<StorageOptions>(), "subscribe-form"));
        services.AddStatusPage(options.DataDirectory);
        services.AddWatching(options.Watchers);
        services.AddNow(provider => provider.GetRequiredService<MailStatus>() is { IsWarning: true } mail ? mail.Words : null);
    }

    public static void MapSlices(this IEndpointRouteBuilder routes)
    {
        routes.MapIntake();
        routes.MapPaging();
        routes.MapTelephone();
        routes.MapChat();
        routes.MapSettings();
        routes.MapCatalog();
        routes.MapIncidents();
        routes.MapBin();
        routes.MapStatementLint();
        routes.MapPromises();
        routes.MapAlerts();
        routes.MapCustomerReports();
        routes.MapReviews();
        routes.MapSearch();
        routes.MapMeasures();
        routes.MapDrills();
        routes.MapRunbooks();
        routes.MapSlos();
        routes.MapOnCall();
        routes.MapCalendarImport();
        routes.MapServiceCatalog();
        routes.MapSubscribers();
        routes.MapStatusPage();
        routes.MapNow();
    }
}
