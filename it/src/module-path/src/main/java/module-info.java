module com.example.judge {
    requires io.github.lstmforecast;
}
