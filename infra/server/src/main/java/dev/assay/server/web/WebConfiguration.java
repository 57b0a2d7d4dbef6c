package dev.assay.server.web;

import dev.assay.http.ClientAddress;
import dev.assay.http.RequestIds;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.json.ModelJson;
import dev.assay.server.installation.Installation;
import dev.assay.server.projection.ReadPositions;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what all servlet endpoints share. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final String RESOURCES = "classpath:/META-INF/resources/";

    @Bean
    JsonMapper jsonMapper() {
        return ModelJson.mapper();
    }

    @Bean
    RequestIds requestIds() {
        return new RequestIds();
    }

    @Bean
    ClientAddress clientAddress(WebProperties properties) {
        return ClientAddress.behind(properties.trustedProxies());
    }

    @Bean
    CallerArguments callerArguments(UserReferences references, ClientAddress addresses) {
        return new CallerArguments(references, addresses);
    }

    @Bean
    WebMvcConfigurer webMvc(
            Callers callers, Installation installation, ReadPositions positions, CallerArguments arguments) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KeyCheck(callers, installation));
                registry.addInterceptor(new ReadYourWrites(positions));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(arguments);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                // Their names carry a digest of their content.
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations(RESOURCES + "assets/")
                        .setCacheControl(
                                CacheControl.maxAge(Duration.ofDays(365)).immutable());
                registry.addResourceHandler("/**")
                        .addResourceLocations(RESOURCES)
                        .setCacheControl(CacheControl.noCache())
                        .resourceChain(false)
                        .addResolver(new SinglePage());
            }
        };
    }

    /** Refuses to start while an endpoint does not say who may call it. */
    @Bean
    SmartInitializingSingleton everyEndpointSaysWhoMayCallIt(RequestMappingHandlerMapping mapping) {
        return () -> mapping.getHandlerMethods().values().forEach(EndpointAccess::of);
    }
}
