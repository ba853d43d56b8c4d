// What the host registers and maps for customers' reports.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.CustomerReports.Api;
using Muster.Server.CustomerReports.Form;
using Muster.Server.CustomerReports.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.CustomerReports;

public static class CustomerReportSlice
{
    /// <param name="stampSecret">Signs the stamps of the forms, and the links in mails.</param>
    /// <param name="clientSecret">Goes into the names of clients.</param>
    public static IServiceCollection AddCustomerReports(
        this IServiceCollection services,
        Func<IServiceProvider, byte[]> stampSecret,
        Func<IServiceProvider, byte[]> clientSecret
    ) =>
        services
            .AddSingleton<ReportBudgets>()
            .AddSingleton<KnownTroubles>()
            .AddSingleton(provider => new ReportClients(clientSecret(provider)))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ContactLinks>(provider, stampSecret(provider)))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ReportDesk>(provider, stampSecret(provider)))
            .AddSingleton<ReportLists>()
            .AddSingleton<ReportWriter>()
            .AddSingleton<IBinRestorer, ReportBin>()
            .AddSingleton<ReportConsole>();

    public static IEndpointRouteBuilder MapCustomerReports(this IEndpointRouteBuilder routes)
    {
        routes.MapReportForm();
        routes.MapReportPages();
        routes.MapCustomerReportsApi();
        return routes;
    }
}
