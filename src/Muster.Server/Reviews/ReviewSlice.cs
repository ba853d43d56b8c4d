// What the host registers and maps for the reviews.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Reviews.Actions;
using Muster.Server.Reviews.Api;
using Muster.Server.Reviews.Exports;
using Muster.Server.Reviews.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.Reviews;

public static class ReviewSlice
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddSingleton<ReviewReader>();
        services.AddSingleton<ReviewWriter>();
        services.AddSingleton<IBinRestorer, ReviewBin>();
        services.AddSingleton<ReviewLists>();
        services.AddSingleton<Answers>();
        services.AddSingleton<ReviewViews>();
        services.AddSingleton<ReviewForm>();
        services.AddSingleton<ActionLists>();
        services.AddSingleton<ActionConsole>();
        return services;
    }

    public static IEndpointRouteBuilder MapReviews(this IEndpointRouteBuilder routes)
    {
        routes.MapReviewsApi();
        routes.MapReviewPages();
        routes.MapActionsApi();
        routes.MapActionsPages();
        routes.MapExports();
        return routes;
    }
}
