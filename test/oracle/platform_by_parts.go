package main

import (
	"gopkg.in/yaml.v3"

	"github.com/siderolabs/talos/pkg/machinery/resources/network"
)

// Up to 1.11 the type that holds the whole is not in the machinery, but the types of its parts are.
type platformConfig struct {
	Links     []network.LinkSpecSpec    `yaml:"links"`
	Addresses []network.AddressSpecSpec `yaml:"addresses"`
	Routes    []network.RouteSpecSpec   `yaml:"routes"`
}

func decodePlatformConfig(text []byte) error {
	return yaml.Unmarshal(text, &platformConfig{})
}
